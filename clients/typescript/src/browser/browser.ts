import type { Server } from '../http.js';
import { BROWSER_RETRIES, type Retries } from '../pause.js';
import { Actions, type BrowserTool } from './actions.js';
import { Connection } from './connection.js';
import {
  type ActionResult,
  type ContextUpdate,
  type Page,
  type RunState,
  type ServerMessage,
  type SessionInit,
  type Snapshot,
  sizeOf,
} from './messages.js';
import { type Decide, Questions } from './questions.js';

export { type Action, type BrowserTool, withSnapshot } from './actions.js';

export interface BrowserOptions {
  /** What the model is offered, by name, in this order. */
  readonly tools: Readonly<Record<string, BrowserTool>>;
  /** Who this is. */
  readonly client?: { readonly name: string; readonly version: string };
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

/** A hello may be this long, in bytes. */
const LONGEST_HELLO = 256 * 1024;

/** Runs whose last steering word is kept. */
const STEERED = 64;

/** A browser, as the server sees it: a session with tools. It connects again by itself. */
export class Browser {
  private readonly connection: Connection;
  private readonly actions: Actions;
  private readonly questions: Questions | null;
  private readonly states = new Map<string, RunState>();
  private readonly steering = new Map<string, object>();
  private session: SessionInit | null = null;
  private context: object | null = null;
  private page: Page | null = null;
  /** Results that wait for the next session: those that found no room in a hello, and newer ones. */
  private later: ActionResult[] = [];
  private readonly welcomed: Promise<void>;
  private settle!: { welcome: () => void; done: () => void; fail: (error: Error) => void };

  /** Resolves once the browser was closed; rejects where there is no way back to the server. */
  readonly closed: Promise<void>;

  private constructor(
    server: Server,
    private readonly options: BrowserOptions,
  ) {
    let welcome = () => {};
    this.welcomed = new Promise((done) => {
      welcome = done;
    });
    this.closed = new Promise((done, fail) => {
      this.settle = { welcome, done, fail };
    });
    // Whoever does not ask for the end need not be told.
    this.closed.catch(() => {});
    this.connection = new Connection(server, options.retries ?? BROWSER_RETRIES, {
      hello: () => this.hello(),
      welcome: (session) => this.welcome(session),
      heard: (message) => this.heard(message),
      ended: (error) => this.ended(error),
    });
    this.actions = new Actions(options.tools, (result) => {
      if (!this.tell(result)) this.later.push(result);
    });
    this.questions = options.onQuestion
      ? new Questions(options.onQuestion, (message) => this.connection.say(message))
      : null;
  }

  /** @throws where the server does not accept the browser */
  static async connect(server: Server, options: BrowserOptions): Promise<Browser> {
    options.signal?.throwIfAborted();
    const browser = new Browser(server, options);
    options.signal?.addEventListener('abort', () => void browser.close(), { once: true });
    void browser.connection.keep();
    await Promise.race([browser.welcomed, browser.closed]);
    options.signal?.throwIfAborted();
    return browser;
  }

  /** The session's id, for the `session_id` of a run. */
  get sessionId(): string {
    return this.session?.session_id ?? '';
  }

  get resumeToken(): string {
    return this.session?.resume_token ?? '';
  }

  /** The runs that use this browser now, by id. */
  get runs(): ReadonlyMap<string, RunState> {
    return this.states;
  }

  /** Tells which page is shown (`SessionUpdate`). */
  showPage(page: Page): void {
    this.page = page;
    this.connection.say({ type: 'SessionUpdate', data: page });
  }

  /** Tells the page with its content or a screenshot (`context_update`). */
  updateContext(update: ContextUpdate): void {
    const context = { type: 'context_update', timestamp: Date.now(), ...update };
    this.context = this.connection.say(context) ? null : context;
  }

  cancel(runId: string): void {
    this.steer(runId, { type: 'cancel', data: { run_id: runId } });
  }

  /** The person uses the page themselves: the run pauses. */
  takeOver(runId: string): void {
    this.steer(runId, { type: 'user_took_over', data: { run_id: runId } });
  }

  giveBack(runId: string, snapshot?: Snapshot): void {
    this.steer(runId, { type: 'user_gave_back', data: { run_id: runId, snapshot } });
  }

  /** Goes away. What is being done is stopped. */
  close(): Promise<void> {
    this.connection.close();
    return this.closed.catch(() => {});
  }

  private hello(): object {
    const tools = Object.entries(this.options.tools).map(([name, { run: _, ...tool }]) => ({
      name,
      ...tool,
    }));
    const token = this.session?.resume_token ?? this.options.resumeToken;
    const { client } = this.options;
    const data = { protocol: 2, client, tools, resume_token: token };
    const room = LONGEST_HELLO - sizeOf(JSON.stringify({ type: 'hello', data })) - 64;
    const { stated, later } = this.actions.journal.outcomes(room);
    this.later = later;
    return { type: 'hello', data: { ...data, outcomes: stated } };
  }

  private welcome(session: SessionInit): void {
    this.session = session;
    // The runs that go on are told next.
    this.states.clear();
    this.sayAgain();
    this.settle.welcome();
    this.options.onSession?.({
      sessionId: session.session_id,
      resumeToken: session.resume_token,
      resumed: session.resumed,
    });
  }

  private tell(data: ActionResult): boolean {
    return this.connection.say({ type: 'ActionResult', data });
  }

  /** The last word counts. It is said again at a resume, as it may have been lost with a socket. */
  private steer(runId: string, message: object): void {
    const [oldest] = this.steering.keys();
    if (oldest !== undefined && this.steering.size >= STEERED) this.steering.delete(oldest);
    this.steering.set(runId, message);
    this.connection.say(message);
  }

  private sayAgain(): void {
    if (this.page) this.showPage(this.page);
    if (this.context) this.connection.say(this.context);
    this.context = null;
    for (const message of this.steering.values()) this.connection.say(message);
    for (const result of this.later) this.tell(result);
    this.later = [];
  }

  private heard(message: ServerMessage): void {
    switch (message.type) {
      case 'action_request':
        void this.actions.act(message.data);
        break;
      case 'approval_request':
        void this.questions?.ask(message.data);
        break;
      case 'approval_withdrawn':
        this.questions?.withdraw(message.data.approval_id);
        break;
      case 'run_state':
        this.runIs(message.data);
        break;
      case 'session_init':
        break;
    }
  }

  private runIs(state: RunState): void {
    if (state.state === 'ended') {
      this.states.delete(state.run_id);
      this.steering.delete(state.run_id);
      this.actions.stop(state.run_id);
    } else this.states.set(state.run_id, state);
    this.options.onRunState?.(state);
  }

  private ended(error: Error | null): void {
    this.actions.stop();
    this.questions?.withdrawAll();
    if (error) this.settle.fail(error);
    else this.settle.done();
  }
}
