import type { Deed, Judge } from '../judge';
import type { Patience, Questions } from './questions';

const NO = 'the person did not allow it';
const NOBODY = 'the person was asked whether to allow it and did not answer, so it was not done';
const CHANGED = 'the page changed while the person was asked, so it was not done: read it again';

/**
 * Confirm mode: asks the person in the panel before everything that changes a page. Only their yes
 * lets it be done, and only what they said yes to.
 */
export function confirmJudge(questions: Questions, patience: Patience): Judge {
  return async (read, signal) => {
    const deed = await read();
    const question = { type: 'confirm', kind: 'action', ...deed } as const;
    const reply = await questions.ask(question, patience, signal);
    if (reply.kind === 'late' || reply.kind === 'nobody') return NOBODY;
    if (reply.kind !== 'decision' || !reply.allow) return NO;
    // A page may put another address behind a button while its question is open.
    return isSame(deed, await read()) ? null : CHANGED;
  };
}

function isSame(a: Deed, b: Deed): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
