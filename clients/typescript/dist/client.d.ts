import { Browser, type BrowserOptions } from './browser/browser.js';
import type { Decision, Info, Model, Outcome, Question, RunAnswer, RunEvent, RunRequest } from './contract.js';
import type { components, TypedEvents } from './openapi.js';
import { Run, type StreamOptions } from './run.js';
export interface ClientOptions {
    /** Where the server is; http://localhost:3000 where nothing is said. */
    readonly url?: string | URL;
    /** The value of the server's AUTH_TOKEN, where it has one. */
    readonly token?: string;
    /** Instead of the global one. */
    readonly fetch?: typeof fetch;
    /** Milliseconds to the first byte of an answer. */
    readonly timeout?: number;
}
export interface AskOptions {
    readonly signal?: AbortSignal;
    /** Milliseconds for the whole answer. */
    readonly timeout?: number;
}
export interface RunOptions extends StreamOptions {
    /** Sees every event as it comes. */
    readonly onEvent?: (event: RunEvent) => void;
    /** Answers the run's questions; without it only the browser's panel does. */
    readonly onQuestion?: (question: Question) => Decision | Promise<Decision>;
}
/** What came of a run. */
export interface RunResult {
    readonly runId: string;
    readonly model: string;
    readonly provider: string;
    /** The whole answer, with the server's notices. */
    readonly text: string;
    readonly outcome: Outcome;
    readonly usage: TypedEvents['usage'] | null;
    readonly error: components['schemas']['ErrorEvent'] | null;
}
/** A client of one server. It holds no connection. */
export declare class RigClient {
    private readonly server;
    constructor(options?: ClientOptions);
    /** Runs the agent and answers in one piece. */
    ask(request: string | RunRequest, options?: AskOptions): Promise<RunAnswer>;
    /** A run whose events are read with `for await`; it begins with the first one. */
    stream(request: string | RunRequest, options?: StreamOptions): Run;
    /**
     * Goes on with a run that this or another client began, up to 10 minutes after its end.
     *
     * @param after the id of the last event that is known; 0 for all from the beginning
     */
    resume(runId: string, after?: number, options?: StreamOptions): Run;
    /** Runs the agent to its end. A run that fails is a result too: see `outcome` and `error`. */
    run(request: string | RunRequest, options?: RunOptions): Promise<RunResult>;
    /** The models that the server can use. */
    models(options?: AskOptions): Promise<readonly Model[]>;
    info(options?: AskOptions): Promise<Info>;
    /** Connects as a browser; runs with its `sessionId` can use its tools. */
    browser(options: BrowserOptions): Promise<Browser>;
}
