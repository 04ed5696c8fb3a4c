import type { GuardAccount, GuardQuestion } from '../../page-world/guard';
import type { DialogAnswer } from '../../shared/hands';
import { askForElement, askPageWorld } from '../dom/listening';

const NOTHING: GuardAccount = { dialogs: [], windows: [] };

/** Puts the page's dialogs under guard, or gives them back to the person. */
export function setGuard(on: boolean, dialog: DialogAnswer | null): void {
  ask({ ask: 'guard', on, dialog });
}

/** From here on requests are counted. */
export function beginCount(): void {
  ask({ ask: 'begin' });
}

/** Requests begun since {@link beginCount} that have not ended. */
export function pendingRequests(): number {
  return Number(ask({ ask: 'pending' }) ?? 0);
}

/** What the page did and was not told yet; nothing where its world cannot be asked. */
export function takeAccount(): GuardAccount {
  return (ask({ ask: 'account' }) as GuardAccount | null) ?? NOTHING;
}

/** The element that has captured the pointer, if any. */
export function pointerCaptor(): Element | null {
  return askForElement(JSON.stringify({ ask: 'captor' } satisfies GuardQuestion), 'captor');
}

/** The pointer's button was lifted, which ends a capture. */
export function endCapture(): void {
  ask({ ask: 'lift' });
}

function ask(question: GuardQuestion): unknown {
  const answer = askPageWorld(JSON.stringify(question));
  return answer === null ? null : JSON.parse(answer);
}
