import { Journal } from './journal.js';
import {
  type ActionRequest,
  type ActionResult,
  type DeclaredTool,
  type Snapshot,
  sizeOf,
} from './messages.js';

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

/** The server takes 8 MiB in a message. Bytes, with room for what is around a result. */
const LONGEST_RESULT = 8 * 1024 * 1024 - 1024;

class Seen {
  constructor(
    readonly data: unknown,
    readonly snapshot: Snapshot,
  ) {}
}

/** What a tool returns that also tells the page as it then is. */
export function withSnapshot(data: unknown, snapshot: Snapshot): unknown {
  return new Seen(data, snapshot);
}

/** Does what the server asks for, each request once. */
export class Actions {
  readonly journal = new Journal();
  private readonly running = new Map<string, { runId: string; stop: AbortController }>();

  /** @param tell sends a result */
  constructor(
    private readonly tools: Readonly<Record<string, BrowserTool>>,
    private readonly tell: (result: ActionResult) => void,
  ) {}

  async act(request: ActionRequest): Promise<void> {
    const { request_id } = request;
    if (!this.journal.begin(request_id)) {
      const known = this.journal.resultOf(request_id);
      if (known) this.tell(known);
      return;
    }
    const result = fitting(await this.resultOf(request));
    this.journal.end(result);
    this.tell(result);
  }

  /** Stops what a run has going on, or all. */
  stop(runId?: string): void {
    for (const action of this.running.values()) {
      if (runId === undefined || action.runId === runId) {
        action.stop.abort(new Error('the run has ended'));
      }
    }
  }

  private async resultOf(request: ActionRequest): Promise<ActionResult> {
    const stop = new AbortController();
    const late = () => stop.abort(new Error(`not done within ${request.timeout_ms} ms`));
    const timer = setTimeout(late, request.timeout_ms);
    this.running.set(request.request_id, { runId: request.run_id, stop });
    try {
      const data = await Promise.race([this.call(request, stop.signal), aborted(stop.signal)]);
      const seen = data instanceof Seen ? { data: data.data, snapshot: data.snapshot } : { data };
      return { request_id: request.request_id, success: true, error: null, ...seen };
    } catch (error) {
      return failed(request.request_id, error instanceof Error ? error.message : String(error));
    } finally {
      clearTimeout(timer);
      this.running.delete(request.request_id);
    }
  }

  private async call(request: ActionRequest, signal: AbortSignal): Promise<unknown> {
    const { type, ...args } = request.command;
    const tool = Object.hasOwn(this.tools, type) ? this.tools[type] : undefined;
    if (!tool) throw new Error(`there is no tool ${type}`);
    return tool.run(args, { requestId: request.request_id, runId: request.run_id, signal });
  }
}

function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, fail) => {
    signal.addEventListener('abort', () => fail(signal.reason), { once: true });
  });
}

function failed(request_id: string, error: string): ActionResult {
  return { request_id, success: false, error, data: null };
}

/** A message that is too long would close the socket, and again after each resume. */
function fitting(result: ActionResult): ActionResult {
  try {
    if (sizeOf(JSON.stringify(result)) <= LONGEST_RESULT) return result;
    return failed(result.request_id, 'the result is too long to be sent');
  } catch {
    return failed(result.request_id, 'the result cannot be written as JSON');
  }
}
