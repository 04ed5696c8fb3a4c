import { type Decision, worded } from '../contract.js';
import type { SocketQuestion } from './messages.js';

/**
 * Answers a question for the person. The signal is aborted where no answer is wanted any more.
 */
export type Decide = (
  question: SocketQuestion,
  signal: AbortSignal,
) => Decision | Promise<Decision>;

/** Answers that may have been lost with a socket; the server puts those questions again. */
const KEPT = 64;

/** The questions that are open in this browser. */
export class Questions {
  private readonly answered = new Map<string, Decision>();
  private readonly open = new Map<string, AbortController>();

  /** @param say sends a message */
  constructor(
    private readonly decide: Decide,
    private readonly say: (message: object) => void,
  ) {}

  /** A question. After a break it comes again, and is the same one. */
  async ask(question: SocketQuestion): Promise<void> {
    const { approval_id } = question;
    const known = this.answered.get(approval_id);
    if (known) return this.answer(approval_id, known);
    if (this.open.has(approval_id)) return;
    const withdrawn = new AbortController();
    this.open.set(approval_id, withdrawn);
    const decision = await this.decision(question, withdrawn.signal);
    if (withdrawn.signal.aborted) return;
    this.open.delete(approval_id);
    this.keep(approval_id, decision);
    this.answer(approval_id, decision);
  }

  private keep(approvalId: string, decision: Decision): void {
    const [oldest] = this.answered.keys();
    if (oldest !== undefined && this.answered.size >= KEPT) this.answered.delete(oldest);
    this.answered.set(approvalId, decision);
  }

  private answer(approval_id: string, decision: Decision): void {
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
