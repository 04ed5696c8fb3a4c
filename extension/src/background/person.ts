import type { FileData, FileField } from '../shared/hands';

/** What only the person can do; the panel does it where it is open. A signal withdraws it. */
export interface Person {
  /** Lets them pick files from their machine. */
  pickFiles(field: FileField, signal: AbortSignal): Promise<Picked>;
  /** Asks them something. */
  ask(question: Question, signal: AbortSignal): Promise<Answered>;
}

export interface Question {
  readonly question: string;
  /** Answers to choose from; none means any text. */
  readonly choices: readonly string[];
}

export type Picked = { readonly kind: 'picked'; readonly files: readonly FileData[] } | NoAnswer;
export type Answered = { readonly kind: 'answered'; readonly text: string } | NoAnswer;

/** They said no, or nobody is there to be asked. */
export type NoAnswer = { readonly kind: 'refused' } | { readonly kind: 'no panel' };

/** Until a panel is open. */
export const NOBODY: Person = {
  pickFiles: async () => ({ kind: 'no panel' }),
  ask: async () => ({ kind: 'no panel' }),
};
