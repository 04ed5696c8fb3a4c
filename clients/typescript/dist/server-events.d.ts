/** An event of an event stream (WHATWG HTML, 9.2). */
export interface ServerEvent {
    /** The last id that the stream has told. */
    readonly id: string;
    /** Its name; `message` where it has none. */
    readonly name: string;
    readonly data: string;
}
/**
 * The events of an event stream as they arrive. An event that is cut off by the end of the stream
 * is none (WHATWG HTML, 9.2.6).
 */
export declare class ServerEvents {
    private readonly decoder;
    private rest;
    private id;
    private name;
    private data;
    private size;
    /** The events that these bytes end. */
    push(bytes: Uint8Array): ServerEvent[];
    private line;
    private dispatch;
}
