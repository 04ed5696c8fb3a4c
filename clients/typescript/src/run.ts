import {
  type ApprovalAnswer,
  asRunEvent,
  type Cancelled,
  type Decision,
  type Question,
  type RunEvent,
  type RunRequest,
  worded,
} from './contract.js';
import { BrokenStreamError, ProblemError, RigError, UnreachableError } from './errors.js';
import { type Server, send, sendForJson } from './http.js';
import { pause, type Retries, STREAM_RETRIES, sleep } from './pause.js';
import { type ServerEvent, ServerEvents } from './server-events.js';

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
export type Opening =
  | { readonly request: RunRequest }
  | { readonly runId: string; readonly after: number };

/** The server says something every 15 seconds. */
const IDLE = 45_000;
/** A stream is taken up at once, unless the connection is dead; a run waits 60 seconds for it. */
const ANSWERS_IN = 10_000;
const CANCEL_TIMEOUT = 5_000;
const LONGEST_RETRY_AFTER = 30_000;
const PASSING = new Set([408, 429, 502, 503, 504]);

/**
 * A run of the agent, read with `for await`, once. A stream that breaks is taken up again after the
 * last event, so each event comes exactly once. Whoever leaves the loop early cancels the run.
 */
export class Run implements AsyncIterable<RunEvent> {
  private id: string | null;
  private last: number;
  private failures = 0;
  private state: 'new' | 'reading' | 'ended' | 'broken' = 'new';

  /** Made by `RigClient.stream` and `RigClient.resume`. */
  constructor(
    private readonly server: Server,
    private readonly opening: Opening,
    private readonly options: StreamOptions = {},
  ) {
    this.id = 'runId' in opening ? opening.runId : null;
    this.last = 'runId' in opening ? opening.after : 0;
  }

  /** The run's id, a secret; null until the event `run`. */
  get runId(): string | null {
    return this.id;
  }

  /** The id of the last event that was handed on, for `RigClient.resume`. */
  get lastEventId(): number {
    return this.last;
  }

  /** Has the run end now; its stream goes on to `done`. */
  cancel(): Promise<Cancelled> {
    return sendForJson(this.server, `${this.path()}/cancel`, { method: 'POST' });
  }

  /** Says yes to a question, `site` for whatever meets the same rules on the same site. */
  approve(question: Question | string, scope: 'once' | 'site' = 'once'): Promise<ApprovalAnswer> {
    return this.answer(question, scope === 'site' ? 'site' : 'allow');
  }

  deny(question: Question | string): Promise<ApprovalAnswer> {
    return this.answer(question, 'deny');
  }

  answer(question: Question | string, decision: Decision): Promise<ApprovalAnswer> {
    const id = typeof question === 'string' ? question : question.approval_id;
    const path = `${this.path()}/approvals/${encodeURIComponent(id)}`;
    return sendForJson(this.server, path, { method: 'POST', body: worded(decision) });
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<RunEvent, void, undefined> {
    if (this.state !== 'new') throw new RigError('a run is read once; resume it to read it again');
    this.state = 'reading';
    try {
      yield* this.events();
    } catch (error) {
      if (!this.options.signal?.aborted) this.state = 'broken';
      throw error;
    } finally {
      if (this.state === 'reading') await this.leave();
    }
  }

  private async *events(): AsyncGenerator<RunEvent> {
    let response = await this.open();
    for (;;) {
      yield* this.read(response);
      if (this.state === 'ended') return;
      response = await this.reopen();
    }
  }

  private open(): Promise<Response> {
    if (!('request' in this.opening)) return this.follow();
    return send(this.server, 'agent/run', {
      method: 'POST',
      accept: 'text/event-stream, application/problem+json',
      body: { ...this.opening.request, protocol: 2, stream: true },
      signal: this.options.signal,
    });
  }

  private follow(): Promise<Response> {
    return send(this.server, `${this.path()}/events`, {
      accept: 'text/event-stream, application/problem+json',
      headers: { 'Last-Event-ID': String(this.last) },
      timeout: Math.min(this.options.idle ?? IDLE, ANSWERS_IN),
      signal: this.options.signal,
    });
  }

  private async reopen(): Promise<Response> {
    if (this.id === null) {
      throw new BrokenStreamError('the stream broke before the run began; nothing was done');
    }
    const retries = this.options.retries ?? STREAM_RETRIES;
    let cause: unknown;
    while (this.failures < retries.attempts) {
      await pause(retries, this.failures++, this.options.signal);
      try {
        return await this.follow();
      } catch (error) {
        cause = error;
        await this.outlast(error);
      }
    }
    throw new BrokenStreamError('the stream broke and could not be taken up again', { cause });
  }

  /** Waits as the server says; throws what no waiting mends. */
  private async outlast(error: unknown): Promise<void> {
    if (error instanceof UnreachableError) return;
    if (!(error instanceof ProblemError) || !PASSING.has(error.status)) throw error;
    await sleep(Math.min(error.retryAfter ?? 0, LONGEST_RETRY_AFTER), this.options.signal);
  }

  /** Ends with `done`, or where the stream breaks. */
  private async *read(response: Response): AsyncGenerator<RunEvent> {
    const reader = response.body?.getReader();
    if (!reader) return;
    const events = new ServerEvents();
    try {
      for (let bytes = await this.next(reader); bytes; bytes = await this.next(reader)) {
        for (const event of events.push(bytes)) {
          const fresh = this.take(event);
          if (fresh) yield fresh;
          if (fresh?.type === 'done') return;
        }
      }
    } finally {
      reader.cancel().catch(() => {});
    }
  }

  private async next(reader: ReadableStreamDefaultReader<Uint8Array>): Promise<Uint8Array | null> {
    const idle = setTimeout(() => {
      reader.cancel().catch(() => {});
    }, this.options.idle ?? IDLE);
    try {
      return (await reader.read()).value ?? null;
    } catch {
      this.options.signal?.throwIfAborted();
      return null;
    } finally {
      clearTimeout(idle);
    }
  }

  /** An event that was not there before; null for one that was. */
  private take(event: ServerEvent): RunEvent | null {
    const id = /^\d{1,15}$/.test(event.id) ? Number(event.id) : Number.NaN;
    if (id <= this.last) return null;
    if (id !== this.last + 1) {
      throw new BrokenStreamError(`event ${this.last + 1} is missing: the next one is ${event.id}`);
    }
    const told = asRunEvent(id, event.name, dataOf(event));
    if (told.type === 'run') this.id = told.data.run_id;
    if (told.type === 'done') this.state = 'ended';
    this.last = id;
    this.failures = 0;
    return told;
  }

  /** A run without an id ended with its stream. */
  private async leave(): Promise<void> {
    if (this.options.keep || this.id === null) return;
    const signal = AbortSignal.timeout(CANCEL_TIMEOUT);
    // The server ends what nobody reads, so a failure costs a minute of the run at most.
    await sendForJson(this.server, `${this.path()}/cancel`, { method: 'POST', signal }).catch(
      () => {},
    );
  }

  private path(): string {
    if (this.id === null) throw new RigError('the run has no id yet: read its event "run" first');
    return `agent/runs/${encodeURIComponent(this.id)}`;
  }
}

function dataOf(event: ServerEvent): unknown {
  try {
    return JSON.parse(event.data);
  } catch (error) {
    throw new BrokenStreamError(`the data of event ${event.id} is no JSON`, { cause: error });
  }
}
