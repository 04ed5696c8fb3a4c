import type { Server } from '../http.js';
import { type Retries } from '../pause.js';
import { type BrowserTool } from './actions.js';
import { type ContextUpdate, type Page, type RunState, type Snapshot } from './messages.js';
import { type Decide } from './questions.js';
export { type Action, type BrowserTool, withSnapshot } from './actions.js';
export interface BrowserOptions {
    /** What the model is offered, by name, in this order. */
    readonly tools: Readonly<Record<string, BrowserTool>>;
    /** Who this is. */
    readonly client?: {
        readonly name: string;
        readonly version: string;
    };
    /** Answers for the person. Without it questions stay open for whoever else is asked. */
    readonly onQuestion?: Decide;
    readonly onRunState?: (state: RunState) => void;
    /** A session began, or goes on after a break. */
    readonly onSession?: (state: BrowserState) => void;
    /** From the last session, to get it back. */
    readonly resumeToken?: string;
    /** Closes the browser. */
    readonly signal?: AbortSignal;
    readonly retries?: Retries;
}
/** The session as it is now. */
export interface BrowserState {
    readonly sessionId: string;
    /** A secret, for `BrowserOptions.resumeToken` after a restart of this program. */
    readonly resumeToken: string;
    /** Whether it is the session that there was before. */
    readonly resumed: boolean;
}
/** A browser, as the server sees it: a session with tools. It connects again by itself. */
export declare class Browser {
    private readonly options;
    private readonly connection;
    private readonly actions;
    private readonly questions;
    private readonly states;
    private readonly steering;
    private session;
    private context;
    private page;
    /** Results that wait for the next session: those that found no room in a hello, and newer ones. */
    private later;
    private readonly welcomed;
    private settle;
    /** Resolves once the browser was closed; rejects where there is no way back to the server. */
    readonly closed: Promise<void>;
    private constructor();
    /** @throws where the server does not accept the browser */
    static connect(server: Server, options: BrowserOptions): Promise<Browser>;
    /** The session's id, for the `session_id` of a run. */
    get sessionId(): string;
    get resumeToken(): string;
    /** The runs that use this browser now, by id. */
    get runs(): ReadonlyMap<string, RunState>;
    /** Tells which page is shown (`SessionUpdate`). */
    showPage(page: Page): void;
    /** Tells the page with its content or a screenshot (`context_update`). */
    updateContext(update: ContextUpdate): void;
    cancel(runId: string): void;
    /** The person uses the page themselves: the run pauses. */
    takeOver(runId: string): void;
    giveBack(runId: string, snapshot?: Snapshot): void;
    /** Goes away. What is being done is stopped. */
    close(): Promise<void>;
    private hello;
    private welcome;
    private tell;
    /** The last word counts. It is said again at a resume, as it may have been lost with a socket. */
    private steer;
    private sayAgain;
    private heard;
    private runIs;
    private ended;
}
