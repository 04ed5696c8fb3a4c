import type { PanelAnswer, ToPanel } from '../../shared/panel-messages';

/** A question as the panel shows it, before it has an id. */
export type Question = DistributiveOmit<
  Extract<ToPanel, { type: 'ask' | 'pick' | 'confirm' }>,
  'id'
>;
type DistributiveOmit<T, K extends string> = T extends unknown ? Omit<T, K> : never;

/** How long an answer is waited for, in milliseconds. */
export interface Patience {
  /** In all. */
  readonly most: number;
  /** In a row without any panel in which it could be given. */
  readonly alone: number;
}

/** `nobody`: no panel was open; `late`: the time was over; `withdrawn`: it is not wanted any more. */
export type Reply = PanelAnswer | { readonly kind: 'nobody' | 'late' | 'withdrawn' };

interface Pending {
  readonly message: ToPanel;
  readonly patience: Patience;
  readonly settle: (reply: Reply) => void;
  alone: ReturnType<typeof setTimeout> | undefined;
}

/**
 * The questions to the person that wait for an answer. They outlive the panel: one that is closed
 * and opened again shows them again, and none of them is ever answered by closing it.
 */
export class Questions {
  private readonly pending = new Map<string, Pending>();
  private panels = 0;

  /**
   * @param tell shows a message in all open panels
   * @param counted is told how many questions wait
   */
  constructor(
    private readonly tell: (message: ToPanel) => void,
    private readonly counted: (waiting: number) => void,
  ) {}

  ask(question: Question, patience: Patience, signal: AbortSignal | null = null): Promise<Reply> {
    const id = crypto.randomUUID();
    const message = { ...question, id } as ToPanel;
    if (signal?.aborted) return Promise.resolve({ kind: 'withdrawn' });
    return new Promise((done) => {
      const withdraw = () => this.settle(id, { kind: 'withdrawn' });
      const timer = setTimeout(() => this.settle(id, { kind: 'late' }), patience.most);
      const settle = (reply: Reply) => {
        clearTimeout(timer);
        signal?.removeEventListener('abort', withdraw);
        done(reply);
      };
      signal?.addEventListener('abort', withdraw);
      const pending: Pending = { message, patience, settle, alone: undefined };
      this.pending.set(id, pending);
      this.tell(message);
      this.watchAlone(id, pending);
      this.counted(this.pending.size);
    });
  }

  /** The first answer counts; a later one is for a question that is gone. */
  answer(id: string, answer: PanelAnswer): void {
    this.settle(id, answer);
  }

  /** What a panel that was just opened has to show. */
  waiting(): ToPanel[] {
    return [...this.pending.values()].map(({ message }) => message);
  }

  panelsAre(count: number): void {
    this.panels = count;
    for (const [id, pending] of this.pending) this.watchAlone(id, pending);
  }

  private watchAlone(id: string, pending: Pending): void {
    clearTimeout(pending.alone);
    if (this.panels > 0) return;
    pending.alone = setTimeout(() => this.settle(id, { kind: 'nobody' }), pending.patience.alone);
  }

  private settle(id: string, reply: Reply): void {
    const pending = this.pending.get(id);
    if (!pending) return;
    this.pending.delete(id);
    clearTimeout(pending.alone);
    this.tell({ type: 'withdrawn', id });
    this.counted(this.pending.size);
    pending.settle(reply);
  }
}
