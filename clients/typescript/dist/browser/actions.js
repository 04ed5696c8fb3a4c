import { Journal } from './journal.js';
import { sizeOf, } from './messages.js';
/** The server takes 8 MiB in a message. Bytes, with room for what is around a result. */
const LONGEST_RESULT = 8 * 1024 * 1024 - 1024;
class Seen {
    data;
    snapshot;
    constructor(data, snapshot) {
        this.data = data;
        this.snapshot = snapshot;
    }
}
/** What a tool returns that also tells the page as it then is. */
export function withSnapshot(data, snapshot) {
    return new Seen(data, snapshot);
}
/** Does what the server asks for, each request once. */
export class Actions {
    tools;
    tell;
    journal = new Journal();
    running = new Map();
    /** @param tell sends a result */
    constructor(tools, tell) {
        this.tools = tools;
        this.tell = tell;
    }
    async act(request) {
        const { request_id } = request;
        if (!this.journal.begin(request_id)) {
            const known = this.journal.resultOf(request_id);
            if (known)
                this.tell(known);
            return;
        }
        const result = fitting(await this.resultOf(request));
        this.journal.end(result);
        this.tell(result);
    }
    /** Stops what a run has going on, or all. */
    stop(runId) {
        for (const action of this.running.values()) {
            if (runId === undefined || action.runId === runId) {
                action.stop.abort(new Error('the run has ended'));
            }
        }
    }
    async resultOf(request) {
        const stop = new AbortController();
        const late = () => stop.abort(new Error(`not done within ${request.timeout_ms} ms`));
        const timer = setTimeout(late, request.timeout_ms);
        this.running.set(request.request_id, { runId: request.run_id, stop });
        try {
            const data = await Promise.race([this.call(request, stop.signal), aborted(stop.signal)]);
            const seen = data instanceof Seen ? { data: data.data, snapshot: data.snapshot } : { data };
            return { request_id: request.request_id, success: true, error: null, ...seen };
        }
        catch (error) {
            return failed(request.request_id, error instanceof Error ? error.message : String(error));
        }
        finally {
            clearTimeout(timer);
            this.running.delete(request.request_id);
        }
    }
    async call(request, signal) {
        const { type, ...args } = request.command;
        const tool = Object.hasOwn(this.tools, type) ? this.tools[type] : undefined;
        if (!tool)
            throw new Error(`there is no tool ${type}`);
        return tool.run(args, { requestId: request.request_id, runId: request.run_id, signal });
    }
}
function aborted(signal) {
    return new Promise((_, fail) => {
        signal.addEventListener('abort', () => fail(signal.reason), { once: true });
    });
}
function failed(request_id, error) {
    return { request_id, success: false, error, data: null };
}
/** A message that is too long would close the socket, and again after each resume. */
function fitting(result) {
    try {
        if (sizeOf(JSON.stringify(result)) <= LONGEST_RESULT)
            return result;
        return failed(result.request_id, 'the result is too long to be sent');
    }
    catch {
        return failed(result.request_id, 'the result cannot be written as JSON');
    }
}
