import { BROWSER_RETRIES } from '../pause.js';
import { Actions } from './actions.js';
import { Connection } from './connection.js';
import { sizeOf, } from './messages.js';
import { Questions } from './questions.js';
export { withSnapshot } from './actions.js';
/** A hello may be this long, in bytes. */
const LONGEST_HELLO = 256 * 1024;
/** A browser, as the server sees it: a session with tools. It connects again by itself. */
export class Browser {
    options;
    connection;
    actions;
    questions;
    states = new Map();
    session = null;
    page = null;
    /** Results that found no room in the hello. */
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
        const say = (message) => this.connection.say(message);
        this.actions = new Actions(options.tools, (data) => say({ type: 'ActionResult', data }));
        this.questions = options.onQuestion ? new Questions(options.onQuestion, say) : null;
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
    updateContext(context) {
        this.connection.say({ type: 'context_update', timestamp: Date.now(), ...context });
    }
    cancel(runId) {
        this.connection.say({ type: 'cancel', data: { run_id: runId } });
    }
    /** The person uses the page themselves: the run pauses. */
    takeOver(runId) {
        this.connection.say({ type: 'user_took_over', data: { run_id: runId } });
    }
    giveBack(runId, snapshot) {
        this.connection.say({ type: 'user_gave_back', data: { run_id: runId, snapshot } });
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
        if (this.page && !session.resumed)
            this.showPage(this.page);
        for (const data of this.later)
            this.connection.say({ type: 'ActionResult', data });
        this.later = [];
        this.settle.welcome();
        this.options.onSession?.({
            sessionId: session.session_id,
            resumeToken: session.resume_token,
            resumed: session.resumed,
        });
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
