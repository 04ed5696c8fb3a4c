import { Browser } from './browser/browser.js';
import { ProblemError } from './errors.js';
import { sendForJson } from './http.js';
import { Run } from './run.js';
const TIMEOUT = 60_000;
const ASK_TIMEOUT = 15 * 60_000;
/** A client of one server. It holds no connection. */
export class RigClient {
    server;
    constructor(options = {}) {
        const url = new URL(options.url ?? 'http://localhost:3000');
        if (!url.pathname.endsWith('/'))
            url.pathname += '/';
        this.server = {
            url,
            token: options.token,
            fetch: options.fetch ?? globalThis.fetch,
            timeout: options.timeout ?? TIMEOUT,
        };
    }
    /** Runs the agent and answers in one piece. */
    ask(request, options = {}) {
        return sendForJson(this.server, 'agent/run', {
            method: 'POST',
            body: { ...wish(request), stream: false },
            timeout: options.timeout ?? ASK_TIMEOUT,
            signal: options.signal,
        });
    }
    /** A run whose events are read with `for await`; it begins with the first one. */
    stream(request, options = {}) {
        return new Run(this.server, { request: wish(request) }, options);
    }
    /**
     * Goes on with a run that this or another client began, up to 10 minutes after its end.
     *
     * @param after the id of the last event that is known; 0 for all from the beginning
     */
    resume(runId, after = 0, options = {}) {
        return new Run(this.server, { runId, after }, options);
    }
    /** Runs the agent to its end. A run that fails is a result too: see `outcome` and `error`. */
    async run(request, options = {}) {
        const run = this.stream(request, options);
        const answers = new Answers(run, options.onQuestion);
        let result = NOTHING;
        for await (const event of run) {
            options.onEvent?.(event);
            answers.see(event);
            result = after(result, event);
        }
        answers.check();
        return result;
    }
    /** The models that the server can use. */
    async models(options = {}) {
        const list = await sendForJson(this.server, 'v1/models', options);
        return list.data;
    }
    info(options = {}) {
        return sendForJson(this.server, 'agent/info', options);
    }
    /** Connects as a browser; runs with its `sessionId` can use its tools. */
    browser(options) {
        return Browser.connect(this.server, options);
    }
}
function wish(request) {
    return typeof request === 'string' ? { message: request } : request;
}
const NOTHING = {
    runId: '',
    model: '',
    provider: '',
    text: '',
    outcome: 'failed',
    usage: null,
    error: null,
};
function after(result, event) {
    switch (event.type) {
        case 'run': {
            const { run_id: runId, model, provider } = event.data;
            return { ...result, runId, model, provider };
        }
        case 'text':
            return { ...result, text: result.text + event.data.delta };
        case 'usage':
            return { ...result, usage: event.data };
        case 'error':
            return { ...result, error: event.data };
        case 'done':
            return { ...result, outcome: event.data.outcome };
        default:
            return result;
    }
}
/** Answers questions beside the stream, as one may be withdrawn while its answer is thought about. */
class Answers {
    run;
    decide;
    failure = null;
    constructor(run, decide) {
        this.run = run;
        this.decide = decide;
    }
    see(event) {
        if (!this.decide || event.type !== 'approval' || event.data.status !== 'asked')
            return;
        this.answer(event.data, this.decide).catch((error) => {
            this.failure ??= { error };
        });
    }
    /** @throws what went wrong with an answer */
    check() {
        if (this.failure)
            throw this.failure.error;
    }
    /** Whoever cannot say yes says no. */
    async answer(question, decide) {
        let decision = 'deny';
        try {
            decision = await decide(question);
        }
        finally {
            await this.run.answer(question, decision).catch(unlessClosed);
        }
    }
}
/** The first answer counts, wherever it was given. */
function unlessClosed(error) {
    const code = error instanceof ProblemError ? error.code : '';
    if (code !== 'approval-closed' && code !== 'run-unknown')
        throw error;
}
