export declare const TEXT = 1;
export declare const CLOSE = 8;
export declare const PING = 9;
export declare const PONG = 10;
/** A whole message, or a control frame. */
export interface Frame {
    readonly opcode: number;
    readonly payload: Buffer;
}
/** The server broke the protocol (RFC 6455). */
export declare class FrameError extends Error {
    readonly code: number;
    constructor(code: number, reason: string);
}
/** Puts a server's frames together to messages (RFC 6455, 5.4). */
export declare class Frames {
    private rest;
    private chunks;
    private waiting;
    /** How many bytes the frame at the front needs; less is not looked at again. */
    private needed;
    private parts;
    private size;
    private opcode;
    /** What these bytes complete. */
    push(bytes: Buffer): Frame[];
    /** The frame at the front; null where it has not arrived in full. */
    private shift;
    private joined;
}
/** A client's frame, masked (RFC 6455, 5.3). */
export declare function frame(opcode: number, payload: Buffer): Buffer;
