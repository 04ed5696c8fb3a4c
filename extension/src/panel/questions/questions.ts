import { signal } from '@preact/signals';
import type {
  AskMessage,
  ConfirmMessage,
  PanelAnswer,
  PickMessage,
  ToPanel,
} from '../../shared/panel-messages';
import type { Host } from '../host/host';
import { answerApproval } from '../run/run-control';
import type { ApprovalAsked, RunEvent } from '../run/run-events';
import type { Fields } from '../server/fields';

export type Question = AskMessage | PickMessage | ConfirmMessage;

/** A question that waits for the person. */
export interface Waiting {
  readonly question: Question;
  /** The run whose stream asked; empty where the browser's worker did. */
  readonly runId: string;
}

/** What the person is asked, in the order in which it came. The first answer to each counts. */
export class Questions {
  readonly waiting = signal<readonly Waiting[]>([]);
  /** Whether the newest answer could not be told. */
  readonly unsent = signal(false);
  /** The runs that have a browser. */
  private readonly inBrowser = new Set<string>();

  constructor(private readonly host: Host) {}

  /** What the worker tells. */
  told(message: ToPanel): void {
    if (message.type === 'withdrawn') this.take(message.id);
    if (message.type === 'ask' || message.type === 'pick' || message.type === 'confirm') {
      this.add({ question: message, runId: '' });
    }
  }

  /** A new line to the worker, which tells again what still waits. */
  forget(): void {
    this.waiting.value = this.waiting.value.filter(({ runId }) => runId !== '');
  }

  /**
   * What a run's stream tells. Where the run has this browser, the worker asks the same question
   * and knows better what is really aimed at.
   */
  heard(event: RunEvent, runId: string): void {
    if (event.kind === 'settled') this.take(event.approvalId);
    if (event.kind === 'done') this.runIsOver(runId);
    if (event.kind === 'run' && event.sessionId !== '') this.inBrowser.add(runId);
    const workerAsks = this.host.kind === 'panel' && this.inBrowser.has(runId);
    if (event.kind === 'approval' && !workerAsks) this.add({ question: confirmOf(event), runId });
  }

  runIsOver(runId: string): void {
    this.inBrowser.delete(runId);
    this.waiting.value = this.waiting.value.filter((waiting) => waiting.runId !== runId || !runId);
  }

  async answer({ question, runId }: Waiting, answer: PanelAnswer): Promise<void> {
    this.unsent.value = false;
    if (!this.take(question.id)) return;
    if (runId === '') return this.host.tell({ type: 'answer', id: question.id, ...answer });
    const isYes = answer.kind === 'decision' && answer.allow;
    try {
      const scope = isYes ? (answer.scope ?? 'once') : null;
      await answerApproval(this.host.server, runId, question.id, scope);
    } catch {
      this.add({ question, runId });
      this.unsent.value = true;
    }
  }

  private add(waiting: Waiting): void {
    const { id } = waiting.question;
    if (this.waiting.value.some(({ question }) => question.id === id)) return;
    this.waiting.value = [...this.waiting.value, waiting];
  }

  private take(id: string): boolean {
    const others = this.waiting.value.filter(({ question }) => question.id !== id);
    const wasThere = others.length < this.waiting.value.length;
    this.waiting.value = others;
    return wasThere;
  }
}

function confirmOf(event: ApprovalAsked): ConfirmMessage {
  return {
    type: 'confirm',
    id: event.approvalId,
    kind: 'action',
    tool: event.tool,
    values: valuesOf(event.arguments),
    reason: event.reason,
    ...event.card,
  };
}

/** Each argument in full, as text. */
function valuesOf(fields: Fields): { name: string; value: string }[] {
  return Object.entries(fields).map(([name, value]) => ({
    name,
    value: typeof value === 'string' ? value : JSON.stringify(value),
  }));
}
