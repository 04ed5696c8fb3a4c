import type { GuardAccount, GuardQuestion } from '../../page-world/guard';
import type { DialogAnswer } from '../../shared/hands';
import { askForElement, askPageWorld } from '../dom/listening';

const NOTHING: GuardAccount = { pending: 0, dialogs: [], windows: [] };

/** Puts the page's dialogs under guard, or gives them back to the person. */
export function setGuard(on: boolean, dialog: DialogAnswer | null): void {
  ask({ ask: 'guard', on, dialog });
}

export function beginAccount(): void {
  ask({ ask: 'begin' });
}

/** What the page did since {@link beginAccount}; nothing where its world cannot be asked. */
export function account(): GuardAccount {
  return ask({ ask: 'account' }) ?? NOTHING;
}

/** The element that has captured the pointer, if any. */
export function pointerCaptor(): Element | null {
  return askForElement(JSON.stringify({ ask: 'captor' } satisfies GuardQuestion), 'captor');
}

/** The pointer's button was lifted, which ends a capture. */
export function endCapture(): void {
  ask({ ask: 'lift' });
}

function ask(question: GuardQuestion): GuardAccount | null {
  const answer = askPageWorld(JSON.stringify(question));
  return answer === null ? null : (JSON.parse(answer) as GuardAccount | null);
}
