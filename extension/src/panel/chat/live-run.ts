import { signal } from '@preact/signals';
import type { ToolMessage } from '../../shared/panel-messages';
import { cancelRun } from '../run/run-control';
import type { RunEvent } from '../run/run-events';
import { ConnectionLost, RunStream } from '../run/run-stream';
import { ServerProblem } from '../server/problem';
import type { ServerLink } from '../server/server-link';
import { ended, withEvent, withWorkersWord } from './answer';
import { FrameQueue } from './frame-queue';
import { type Answer, NEW_ANSWER } from './transcript';

/** Whoever stops waits so long for the server's own end of the run, in milliseconds. */
const STOP_PATIENCE = 400;

/** The run's id is not known yet: the stream is read so long in the background for it to come. */
const ID_PATIENCE = 15_000;

/** What a failure is told as. */
export type Explain = (error: ServerProblem | ConnectionLost) => string;

/** A run that is on: its answer grows here until it is over. */
export class LiveRun {
  readonly answer = signal<Answer>(NEW_ANSWER);
  readonly stopping = signal(false);
  private readonly abort = new AbortController();
  /** Whether the server has been asked, or may have been. */
  private sent = false;
  private readonly stream: RunStream;
  private readonly queue = new FrameQueue<RunEvent>((events) => this.take(events));
  private finish = () => {};
  /** Settles when nothing more comes; never fails. */
  readonly over = new Promise<void>((resolve) => {
    this.finish = resolve;
  });

  constructor(
    readonly conversationId: string,
    readonly messageId: string,
    private readonly server: ServerLink,
    private readonly explain: Explain,
    /** Hears each event of the stream as it comes. */
    private readonly hear: (event: RunEvent) => void,
  ) {
    this.stream = new RunStream(server, (event) => this.heard(event));
  }

  /** @param bodyOf makes the request; what it waits for ends with its signal */
  start(bodyOf: (signal: AbortSignal) => Promise<object>): void {
    void this.follow(this.begin(bodyOf));
  }

  /** The run goes without the browser that this panel is in. */
  goesWithoutBrowser(): void {
    this.answer.value = { ...this.answer.value, withoutBrowser: true };
  }

  private async begin(bodyOf: (signal: AbortSignal) => Promise<object>): Promise<void> {
    const { signal } = this.abort;
    const body = await bodyOf(signal);
    signal.throwIfAborted();
    this.sent = true;
    await this.stream.start(body, signal);
  }

  /** Takes up a run that an earlier page has begun; what it kept is shown until there is more. */
  resume(kept: Answer): void {
    this.answer.value = kept;
    this.sent = true;
    void this.follow(this.stream.resume(kept.runId, this.abort.signal));
  }

  stop(): void {
    if (this.stopping.value) return;
    this.stopping.value = true;
    // Nothing has been asked for: there is nothing to wait for.
    if (!this.sent) return this.abort.abort();
    const { runId } = this.answer.value;
    if (runId) void cancelRun(this.server, runId);
    setTimeout(() => this.end('cancelled'), STOP_PATIENCE);
    setTimeout(() => this.abort.abort(), runId ? STOP_PATIENCE : ID_PATIENCE);
  }

  /** What the browser's worker says of a tool call of this run. */
  told(message: ToolMessage): void {
    this.queue.flush();
    if (!this.isOver()) this.answer.value = withWorkersWord(this.answer.value, message);
  }

  private heard(event: RunEvent): void {
    if (event.kind === 'run' && this.stopping.value) void cancelRun(this.server, event.runId);
    this.queue.push(event);
    // The id is wanted at once: to keep it, and to stop.
    if (event.kind === 'run') this.queue.flush();
    this.hear(event);
  }

  private take(events: readonly RunEvent[]): void {
    if (!this.isOver()) this.answer.value = events.reduce(withEvent, this.answer.value);
  }

  private async follow(reading: Promise<void>): Promise<void> {
    try {
      await reading;
      this.end('failed');
    } catch (error) {
      this.failed(error);
    }
  }

  private failed(error: unknown): void {
    if (this.abort.signal.aborted) return this.end('cancelled');
    this.queue.flush();
    if (this.answer.value.runId) return this.end('broken');
    const known = error instanceof ServerProblem ? error : new ConnectionLost();
    if (!this.isOver()) this.answer.value = { ...this.answer.value, error: this.explain(known) };
    this.end('failed');
  }

  /** The first end counts. */
  private end(how: 'cancelled' | 'failed' | 'broken'): void {
    this.queue.flush();
    if (!this.isOver()) this.answer.value = ended(this.answer.value, how);
    this.finish();
  }

  private isOver(): boolean {
    return this.answer.value.end !== null;
  }
}
