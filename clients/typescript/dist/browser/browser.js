import { BROWSER_RETRIES } from '../pause.js';
import { Actions } from './actions.js';
import { Connection } from './connection.js';
import { sizeOf, } from './messages.js';
import { Questions } from './questions.js';
export { withSnapshot } from './actions.js';
/** A hello may be this long, in bytes. */
const LONGEST_HELLO = 256 * 1024;
/** Runs whose last steering word is kept. */
const STEERED = 64;
/** A browser, as the server sees it: a session with tools. It connects again by itself. */
export class Browser {
    options;
    connection;
    actions;
    questions;
    states = new Map();
    steering = new Map();
    session = null;
    context = null;
    page = null;
    /** Results that wait for the next session: those that found no room in a hello, and newer ones. */
    later = [];
    welcomed;
    settle;
    /** Resolves once the browser was closed; rejects where there is no way back to the server. */
    closed;
    constructor(server, options) {
        this.options = options;
        let welcome = () => { };
        this.welcomed = new Promise((done) => {
            welcome = done;
        });
        this.closed = new Promise((done, fail) => {
            this.settle = { welcome, done, fail };
        });
        // Whoever does not ask for the end need not be told.
        this.closed.catch(() => { });
        this.connection = new Connection(server, options.retries ?? BROWSER_RETRIES, {
            hello: () => this.hello(),
            welcome: (session) => this.welcome(session),
            heard: (message) => this.heard(message),
            ended: (error) => this.ended(error),
        });
        this.actions = new Actions(options.tools, (result) => {
            if (!this.tell(result))
                this.later.push(result);
        });
        this.questions = options.onQuestion
            ? new Questions(options.onQuestion, (message) => this.connection.say(message))
            : null;
    }
    /** @throws where the server does not accept the browser */
    static async connect(server, options) {
        options.signal?.throwIfAborted();
        const browser = new Browser(server, options);
        options.signal?.addEventListener('abort', () => void browser.close(), { once: true });
        void browser.connection.keep();
        await Promise.race([browser.welcomed, browser.closed]);
        options.signal?.throwIfAborted();
        return browser;
    }
    /** The session's id, for the `session_id` of a run. */
    get sessionId() {
        return this.session?.session_id ?? '';
    }
    get resumeToken() {
        return this.session?.resume_token ?? '';
    }
    /** The runs that use this browser now, by id. */
    get runs() {
        return this.states;
    }
    /** Tells which page is shown (`SessionUpdate`). */
    showPage(page) {
        this.page = page;
        this.connection.say({ type: 'SessionUpdate', data: page });
    }
    /** Tells the page with its content or a screenshot (`context_update`). */
    updateContext(update) {
        const context = { type: 'context_update', timestamp: Date.now(), ...update };
        this.context = this.connection.say(context) ? null : context;
    }
    cancel(runId) {
        this.steer(runId, { type: 'cancel', data: { run_id: runId } });
    }
    /** The person uses the page themselves: the run pauses. */
    takeOver(runId) {
        this.steer(runId, { type: 'user_took_over', data: { run_id: runId } });
    }
    giveBack(runId, snapshot) {
        this.steer(runId, { type: 'user_gave_back', data: { run_id: runId, snapshot } });
    }
    /** Goes away. What is being done is stopped. */
    close() {
        this.connection.close();
        return this.closed.catch(() => { });
    }
    hello() {
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
    welcome(session) {
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
    tell(data) {
        return this.connection.say({ type: 'ActionResult', data });
    }
    /** The last word counts. It is said again at a resume, as it may have been lost with a socket. */
    steer(runId, message) {
        const [oldest] = this.steering.keys();
        if (oldest !== undefined && this.steering.size >= STEERED)
            this.steering.delete(oldest);
        this.steering.set(runId, message);
        this.connection.say(message);
    }
    sayAgain() {
        if (this.page)
            this.showPage(this.page);
        if (this.context)
            this.connection.say(this.context);
        this.context = null;
        for (const message of this.steering.values())
            this.connection.say(message);
        for (const result of this.later)
            this.tell(result);
        this.later = [];
    }
    heard(message) {
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
    runIs(state) {
        if (state.state === 'ended') {
            this.states.delete(state.run_id);
            this.steering.delete(state.run_id);
            this.actions.stop(state.run_id);
        }
        else
            this.states.set(state.run_id, state);
        this.options.onRunState?.(state);
    }
    ended(error) {
        this.actions.stop();
        this.questions?.withdrawAll();
        if (error)
            this.settle.fail(error);
        else
            this.settle.done();
    }
}
