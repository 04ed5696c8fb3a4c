import { problemOf, ServerProblem } from '../server/problem';
import type { ServerLink } from '../server/server-link';
import { backoff, pause } from './backoff';
import { type RunEvent, runEvent } from './run-events';
import { SseReader, type StreamEvent } from './sse-reader';

/** The server cannot be reached, or the stream broke for good; the run may have gone on. */
export class ConnectionLost extends Error {}

export interface StreamTimes {
  /** How long nothing may come. */
  readonly silence: number;
  readonly backoff: (tries: number) => number;
}

/** The server says something each 15 s; after three times that, nobody is there. */
const TIMES: StreamTimes = { silence: 45_000, backoff };

/** Tries in a row that may fail; together they take about as long as the server keeps a run. */
const MOST_TRIES = 8;

type Attempt = (signal: AbortSignal) => Promise<Response>;

/**
 * Reads a run to its end. A broken stream is taken up again exactly where it broke; what was read
 * before is not told twice.
 */
export class RunStream {
  private runId = '';
  private lastId = 0;
  private ended = false;
  private tries = 0;

  constructor(
    private readonly server: ServerLink,
    private readonly tell: (event: RunEvent) => void,
    private readonly times: StreamTimes = TIMES,
  ) {}

  /** @throws ServerProblem, ConnectionLost, or the signal's reason */
  async start(body: object, signal: AbortSignal): Promise<void> {
    await this.read((attempt) => this.server.post('/agent/run', body, attempt), signal);
    await this.readOn(signal);
  }

  /** Reads a run from its beginning that an earlier page has begun. */
  async resume(runId: string, signal: AbortSignal): Promise<void> {
    this.runId = runId;
    await this.read((attempt) => this.again(attempt), signal);
    await this.readOn(signal);
  }

  private async readOn(signal: AbortSignal): Promise<void> {
    while (!this.ended) {
      if (!this.runId || this.tries >= MOST_TRIES) throw new ConnectionLost();
      await pause(this.times.backoff(this.tries++), signal);
      await this.read((attempt) => this.again(attempt), signal).catch(forgiving(signal));
    }
  }

  private again(signal: AbortSignal): Promise<Response> {
    const path = `/agent/runs/${encodeURIComponent(this.runId)}/events`;
    return this.server.get(path, signal, { 'Last-Event-ID': String(this.lastId) });
  }

  /** Reads until the stream ends or breaks. @throws where there was no stream to read */
  private async read(open: Attempt, signal: AbortSignal): Promise<void> {
    const attempt = new AbortController();
    try {
      const response = await this.opened(open, AbortSignal.any([signal, attempt.signal]));
      if (!response.ok || !response.body) throw await problemOf(response);
      await this.readBody(response.body).catch(() => undefined);
    } finally {
      attempt.abort();
    }
    signal.throwIfAborted();
  }

  private async opened(open: Attempt, signal: AbortSignal): Promise<Response> {
    try {
      return await this.inTime(open(signal));
    } catch {
      signal.throwIfAborted();
      throw new ConnectionLost();
    }
  }

  private async readBody(body: ReadableStream<Uint8Array>): Promise<void> {
    const bytes = body.getReader();
    const reader = new SseReader();
    while (!this.ended) {
      const { done, value } = await this.inTime(bytes.read());
      if (done) return;
      for (const event of reader.read(value)) this.take(event);
    }
  }

  private take(framed: StreamEvent): void {
    const id = Number(framed.id);
    if (!(id > this.lastId) || this.ended) return;
    this.lastId = id;
    this.tries = 0;
    const event = runEvent(framed);
    if (!event) return;
    if (event.kind === 'run') this.runId = event.runId;
    if (event.kind === 'done') this.ended = true;
    this.tell(event);
  }

  private inTime<T>(promise: Promise<T>): Promise<T> {
    let timer: ReturnType<typeof setTimeout>;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Error('silence')), this.times.silence);
    });
    return Promise.race([promise, late]).finally(() => clearTimeout(timer));
  }
}

/** A server that is away or overloaded is tried again; one that does not know the run is not. */
function forgiving(signal: AbortSignal): (error: unknown) => void {
  return (error) => {
    signal.throwIfAborted();
    const final = error instanceof ServerProblem && error.status < 500 && error.status !== 429;
    if (final) throw new ConnectionLost();
  };
}
