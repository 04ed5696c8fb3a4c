import type { ProblemError } from '../errors.js';
/** How a socket ended: by a close code, or refused before it was one. */
export type End = {
    readonly code: number;
    readonly reason: string;
} | {
    readonly problem: ProblemError;
};
/** What a socket tells. `closed` comes last, exactly once. */
export interface SocketEvents {
    opened(): void;
    heard(text: string): void;
    closed(end: End): void;
}
/** A WebSocket for text messages. */
export interface Socket {
    send(text: string): void;
    /** Tells the server, and does not wait long for its answer. */
    close(): void;
}
export type OpenSocket = (url: URL, token: string | undefined, events: SocketEvents) => Socket;
/** A socket that broke without a word (RFC 6455, 7.1.5). */
export declare const BROKEN = 1006;
