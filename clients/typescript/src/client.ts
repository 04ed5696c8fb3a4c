import { Browser, type BrowserOptions } from './browser/browser.js';
import type {
  Decision,
  Info,
  Model,
  Outcome,
  Question,
  RunAnswer,
  RunEvent,
  RunRequest,
} from './contract.js';
import { ProblemError } from './errors.js';
import { type Server, sendForJson } from './http.js';
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

const TIMEOUT = 60_000;
const ASK_TIMEOUT = 15 * 60_000;

/** A client of one server. It holds no connection. */
export class RigClient {
  private readonly server: Server;

  constructor(options: ClientOptions = {}) {
    const url = new URL(options.url ?? 'http://localhost:3000');
    if (!url.pathname.endsWith('/')) url.pathname += '/';
    this.server = {
      url,
      token: options.token,
      fetch: options.fetch ?? globalThis.fetch,
      timeout: options.timeout ?? TIMEOUT,
    };
  }

  /** Runs the agent and answers in one piece. */
  ask(request: string | RunRequest, options: AskOptions = {}): Promise<RunAnswer> {
    return sendForJson(this.server, 'agent/run', {
      method: 'POST',
      body: { ...wish(request), stream: false },
      timeout: options.timeout ?? ASK_TIMEOUT,
      signal: options.signal,
    });
  }

  /** A run whose events are read with `for await`; it begins with the first one. */
  stream(request: string | RunRequest, options: StreamOptions = {}): Run {
    return new Run(this.server, { request: wish(request) }, options);
  }

  /**
   * Goes on with a run that this or another client began, up to 10 minutes after its end.
   *
   * @param after the id of the last event that is known; 0 for all from the beginning
   */
  resume(runId: string, after = 0, options: StreamOptions = {}): Run {
    return new Run(this.server, { runId, after }, options);
  }

  /** Runs the agent to its end. A run that fails is a result too: see `outcome` and `error`. */
  async run(request: string | RunRequest, options: RunOptions = {}): Promise<RunResult> {
    const run = this.stream(request, options);
    const answers = new Answers(run, options.onQuestion);
    let result: RunResult = NOTHING;
    for await (const event of run) {
      options.onEvent?.(event);
      answers.see(event);
      result = after(result, event);
    }
    answers.check();
    return result;
  }

  /** The models that the server can use. */
  async models(options: AskOptions = {}): Promise<readonly Model[]> {
    const list = await sendForJson<{ data: Model[] }>(this.server, 'v1/models', options);
    return list.data;
  }

  info(options: AskOptions = {}): Promise<Info> {
    return sendForJson(this.server, 'agent/info', options);
  }

  /** Connects as a browser; runs with its `sessionId` can use its tools. */
  browser(options: BrowserOptions): Promise<Browser> {
    return Browser.connect(this.server, options);
  }
}

function wish(request: string | RunRequest): RunRequest {
  return typeof request === 'string' ? { message: request } : request;
}

const NOTHING: RunResult = {
  runId: '',
  model: '',
  provider: '',
  text: '',
  outcome: 'failed',
  usage: null,
  error: null,
};

function after(result: RunResult, event: RunEvent): RunResult {
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
  private failure: { readonly error: unknown } | null = null;

  constructor(
    private readonly run: Run,
    private readonly decide: RunOptions['onQuestion'],
  ) {}

  see(event: RunEvent): void {
    if (!this.decide || event.type !== 'approval' || event.data.status !== 'asked') return;
    this.answer(event.data, this.decide).catch((error: unknown) => {
      this.failure ??= { error };
    });
  }

  /** @throws what went wrong with an answer */
  check(): void {
    if (this.failure) throw this.failure.error;
  }

  /** Whoever cannot say yes says no. */
  private async answer(
    question: Question,
    decide: NonNullable<RunOptions['onQuestion']>,
  ): Promise<void> {
    let decision: Decision = 'deny';
    try {
      decision = await decide(question);
    } finally {
      await this.run.answer(question, decision).catch(unlessClosed);
    }
  }
}

/** The first answer counts, wherever it was given. */
function unlessClosed(error: unknown): void {
  const code = error instanceof ProblemError ? error.code : '';
  if (code !== 'approval-closed' && code !== 'run-unknown') throw error;
}
