/** How often, and how soon, the library tries again by itself. */
export interface Retries {
    /** Attempts in a row without any progress. */
    readonly attempts: number;
    /** Milliseconds before the first one; each further wait is twice as long. */
    readonly first: number;
    /** The longest wait, in milliseconds. */
    readonly longest: number;
}
/** Some 20 seconds: well within the 60 that a run waits for its reader. */
export declare const STREAM_RETRIES: Retries;
/** Some ten minutes: a laptop wakes up, a server is restarted. */
export declare const BROWSER_RETRIES: Retries;
/** Waits before the attempt of this number, from 0 on, and up to half as long again, by chance. */
export declare function pause(retries: Retries, attempt: number, signal?: AbortSignal): Promise<void>;
/** @throws the signal's reason, once it is aborted */
export declare function sleep(ms: number, signal?: AbortSignal): Promise<void>;
