import { Journal } from './journal.js';
import { type ActionRequest, type ActionResult, type DeclaredTool, type Snapshot } from './messages.js';
/** The call of a tool. */
export interface Action {
    readonly requestId: string;
    readonly runId: string;
    /** Aborted at the call's deadline, at the end of its run, and when the browser closes. */
    readonly signal: AbortSignal;
}
/** A tool with what it does; what it throws is told to the model. */
export interface BrowserTool extends Omit<DeclaredTool, 'name'> {
    run(args: Readonly<Record<string, unknown>>, action: Action): unknown;
}
/** What a tool returns that also tells the page as it then is. */
export declare function withSnapshot(data: unknown, snapshot: Snapshot): unknown;
/** Does what the server asks for, each request once. */
export declare class Actions {
    private readonly tools;
    private readonly tell;
    readonly journal: Journal;
    private readonly running;
    /** @param tell sends a result */
    constructor(tools: Readonly<Record<string, BrowserTool>>, tell: (result: ActionResult) => void);
    act(request: ActionRequest): Promise<void>;
    /** Stops what a run has going on, or all. */
    stop(runId?: string): void;
    private resultOf;
    private call;
}
