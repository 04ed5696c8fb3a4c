import type { RunMessage, ToolMessage, ToPanel } from '../../shared/panel-messages';

/** Calls of one run that a panel opened later is still told. */
const MOST_CALLS = 100;

interface Seen {
  readonly run: RunMessage;
  readonly calls: Map<string, ToolMessage>;
}

/** What the runs that are on do, for panels that are open and for those opened later. */
export class Activity {
  private readonly runs = new Map<string, Seen>();

  constructor(private readonly tell: (message: ToPanel) => void) {}

  run(message: RunMessage): void {
    const known = this.runs.get(message.runId)?.run;
    if (JSON.stringify(known) === JSON.stringify(message)) return;
    this.tell(message);
    if (message.state === 'ended') this.runs.delete(message.runId);
    else this.runs.set(message.runId, { run: message, calls: this.callsOf(message.runId) });
  }

  tool(message: ToolMessage): void {
    this.tell(message);
    const calls = this.callsOf(message.runId);
    calls.delete(message.callId);
    calls.set(message.callId, message);
    const [oldest] = calls.keys();
    if (calls.size > MOST_CALLS && oldest !== undefined) calls.delete(oldest);
  }

  /** What has been going on. */
  soFar(): ToPanel[] {
    return [...this.runs.values()].flatMap(({ run, calls }) => [run, ...calls.values()]);
  }

  private callsOf(runId: string): Map<string, ToolMessage> {
    return this.runs.get(runId)?.calls ?? new Map();
  }
}
