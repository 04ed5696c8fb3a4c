import { type ApprovalAnswer, type Cancelled, type Decision, type Question, type RunEvent, type RunRequest } from './contract.js';
import { type Server } from './http.js';
import { type Retries } from './pause.js';
export interface StreamOptions {
    /** Ends reading; the run is then cancelled, unless `keep` is set. */
    readonly signal?: AbortSignal;
    /** The run goes on when its stream is left early: see `RigClient.resume`. */
    readonly keep?: boolean;
    readonly retries?: Retries;
    /** Milliseconds without a byte after which a stream counts as broken. */
    readonly idle?: number;
}
/** A run to begin, or one to go on with after an event. */
export type Opening = {
    readonly request: RunRequest;
} | {
    readonly runId: string;
    readonly after: number;
};
/**
 * A run of the agent, read with `for await`, once. A stream that breaks is taken up again after the
 * last event, so each event comes exactly once. Whoever leaves the loop early cancels the run.
 */
export declare class Run implements AsyncIterable<RunEvent> {
    private readonly server;
    private readonly opening;
    private readonly options;
    private id;
    private last;
    private failures;
    private state;
    /** Made by `RigClient.stream` and `RigClient.resume`. */
    constructor(server: Server, opening: Opening, options?: StreamOptions);
    /** The run's id, a secret; null until the event `run`. */
    get runId(): string | null;
    /** The id of the last event that was handed on, for `RigClient.resume`. */
    get lastEventId(): number;
    /** Has the run end now; its stream goes on to `done`. */
    cancel(): Promise<Cancelled>;
    /** Says yes to a question, `site` for whatever meets the same rules on the same site. */
    approve(question: Question | string, scope?: 'once' | 'site'): Promise<ApprovalAnswer>;
    deny(question: Question | string): Promise<ApprovalAnswer>;
    answer(question: Question | string, decision: Decision): Promise<ApprovalAnswer>;
    [Symbol.asyncIterator](): AsyncGenerator<RunEvent, void, undefined>;
    private events;
    private open;
    private follow;
    private reopen;
    /** Waits as the server says; throws what no waiting mends. */
    private outlast;
    /** Ends with `done`, or where the stream breaks. */
    private read;
    private next;
    /** An event that was not there before; null for one that was. */
    private take;
    /** A run without an id ended with its stream. */
    private leave;
    private path;
}
