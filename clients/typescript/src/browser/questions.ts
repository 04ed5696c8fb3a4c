import { type Decision, worded } from '../contract.js';
import type { SocketQuestion } from './messages.js';

/**
 * Answers a question for the person. The signal is aborted where no answer is wanted any more.
 */
export type Decide = (
  question: SocketQuestion,
  signal: AbortSignal,
) => Decision | Promise<Decision>;

/** The questions that are open in this browser. */
export class Questions {
  private readonly open = new Map<string, AbortController>();

  /** @param say sends a message */
  constructor(
    private readonly decide: Decide,
    private readonly say: (message: object) => void,
  ) {}

  /** A question; one that is open already comes again after a break. */
  async ask(question: SocketQuestion): Promise<void> {
    const { approval_id } = question;
    if (this.open.has(approval_id)) return;
    const withdrawn = new AbortController();
    this.open.set(approval_id, withdrawn);
    const decision = await this.decision(question, withdrawn.signal);
    if (withdrawn.signal.aborted) return;
    this.open.delete(approval_id);
    this.say({ type: 'approval_result', data: { approval_id, ...worded(decision) } });
  }

  /** Whoever cannot say yes says no. */
  private async decision(question: SocketQuestion, signal: AbortSignal): Promise<Decision> {
    try {
      return await this.decide(question, signal);
    } catch {
      return 'deny';
    }
  }

  withdraw(approvalId: string): void {
    this.open.get(approvalId)?.abort();
    this.open.delete(approvalId);
  }

  withdrawAll(): void {
    for (const id of [...this.open.keys()]) this.withdraw(id);
  }
}
