/** What every request of a client has in common. */
export interface Server {
    readonly url: URL;
    readonly token: string | undefined;
    readonly fetch: typeof fetch;
    /** Milliseconds to the first byte of an answer. */
    readonly timeout: number;
}
interface Sent {
    readonly method?: 'GET' | 'POST';
    readonly accept: string;
    readonly headers?: Readonly<Record<string, string>>;
    readonly body?: object;
    readonly signal?: AbortSignal | undefined;
    /** Instead of the server's usual one. */
    readonly timeout?: number;
}
/**
 * Sends a request.
 *
 * @returns a good answer
 * @throws ProblemError, UnreachableError, or the signal's reason
 */
export declare function send(server: Server, path: string, sent: Sent): Promise<Response>;
/** Sends a request that is answered in JSON. */
export declare function sendForJson<T>(server: Server, path: string, sent?: Omit<Sent, 'accept'>): Promise<T>;
export {};
