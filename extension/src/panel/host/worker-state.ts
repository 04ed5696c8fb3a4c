import { signal } from '@preact/signals';
import type {
  RunMessage,
  SettingsMessage,
  StatusMessage,
  ToPanel,
} from '../../shared/panel-messages';

/** What the browser's worker has last told about itself; empty in the console. */
export class WorkerState {
  readonly status = signal<StatusMessage | null>(null);
  readonly settings = signal<SettingsMessage | null>(null);
  /** The runs that are on in this browser, whoever began them. */
  readonly runs = signal<readonly RunMessage[]>([]);
  /** The runs whose tab the person has taken over. */
  readonly takenOver = signal<readonly string[]>([]);

  told(message: ToPanel): void {
    switch (message.type) {
      case 'status':
        this.status.value = message;
        break;
      case 'settings':
        this.settings.value = message;
        break;
      case 'run':
        this.run(message);
        break;
      case 'takeover':
        this.takeOver(message.runId, message.paused);
        break;
      default:
    }
  }

  /** A new line to the worker: what is on is told again. */
  forget(): void {
    this.runs.value = [];
    this.takenOver.value = [];
  }

  private run(message: RunMessage): void {
    const others = this.runs.value.filter(({ runId }) => runId !== message.runId);
    const isOn = message.state !== 'ended';
    this.runs.value = isOn ? [...others, message] : others;
    if (!isOn) this.takeOver(message.runId, false);
  }

  private takeOver(runId: string, paused: boolean): void {
    const others = this.takenOver.value.filter((id) => id !== runId);
    this.takenOver.value = paused ? [...others, runId] : others;
  }
}
