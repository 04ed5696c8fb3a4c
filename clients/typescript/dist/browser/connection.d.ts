import type { Server } from '../http.js';
import { type Retries } from '../pause.js';
import { type ServerMessage, type SessionInit } from './messages.js';
/** Whom a connection serves. */
export interface ConnectionUser {
    /** The message that each socket begins with. */
    hello(): object;
    welcome(session: SessionInit): void;
    heard(message: ServerMessage): void;
    /** Last, once. @param error null where the connection was closed from here */
    ended(error: Error | null): void;
}
/** Keeps a socket to the server: connects again where it breaks, and knows when not to. */
export declare class Connection {
    private readonly server;
    private readonly retries;
    private readonly user;
    private readonly stop;
    private readonly url;
    private socket;
    private isWelcome;
    private wasWelcome;
    private hadSession;
    private failures;
    constructor(server: Server, retries: Retries, user: ConnectionUser);
    /** @returns whether there was a session to send the message to; it may break before it arrives */
    say(message: object): boolean;
    close(): void;
    keep(): Promise<void>;
    /** One socket, from its beginning to its end. */
    private once;
    private heard;
    /** Why there is no use in connecting again; null where there is. */
    private reasonToEnd;
    /** Whoever has never had a session is better told at once. */
    private mayTryAgain;
}
