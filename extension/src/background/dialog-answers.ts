import type { DialogAnswer } from '../shared/hands';

/** The answer of the next dialog, by tab, until one has taken it. */
export class DialogAnswers {
  private readonly answers = new Map<number, DialogAnswer>();
  private last = 0;

  next(tabId: number): DialogAnswer | null {
    return this.answers.get(tabId) ?? null;
  }

  settle(tabId: number, answer: Omit<DialogAnswer, 'id'>): void {
    // Also after the worker has died a later answer has a higher number.
    this.last = Math.max(this.last + 1, Date.now());
    this.answers.set(tabId, { ...answer, id: this.last });
  }

  forget(tabId: number): void {
    this.answers.delete(tabId);
  }
}
