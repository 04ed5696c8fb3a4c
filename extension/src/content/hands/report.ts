import type { ActionReport } from '../../shared/hands';
import { isSecretField } from '../dom/secret-field';
import { Styles } from '../dom/styles';
import { clean } from '../semantics/name';
import { selectedLabels } from '../semantics/options';
import { stateOf } from '../semantics/state';
import { identityOf } from '../snapshot/control';
import { editingHost } from './editor';
import { isChecked } from './filling';
import type { NewTabs } from './new-tabs';
import { takeAccount } from './page-account';
import type { Watch } from './watch';

/** Values longer than this are told by their beginning. */
const LONGEST = 500;

/** What of an element a snapshot would tell; compared before and after. */
export function stateNow(element: Element | null): string {
  if (!element?.isConnected) return 'gone';
  return stateOf(element, identityOf(element, new Styles()).role);
}

/** What an action brought about, as far as it was seen. */
export interface Outcome {
  readonly did: string;
  readonly element: Element | null;
  readonly stateBefore: string;
  readonly watch: Watch;
  readonly newTabs: NewTabs | null;
  readonly note: string | null;
  readonly dispatchedAt: number;
}

export function reportOf(outcome: Outcome): ActionReport {
  const { did, element, watch, newTabs, dispatchedAt } = outcome;
  const { dialogs, windows } = takeAccount();
  const tabs = [...(newTabs?.wanted ?? []), ...windows].filter((url) => /^https?:/.test(url));
  const changed =
    watch.stirred ||
    tabs.length > 0 ||
    dialogs.length > 0 ||
    outcome.stateBefore !== stateNow(element);
  const urlNow = watch.urlNow();
  const note = [outcome.note, watch.download ? 'a download began' : null]
    .filter(Boolean)
    .join('; ');
  return {
    did,
    changed: changed || watch.leavingTo !== null || urlNow !== null || watch.download !== null,
    dispatchedAt,
    ...(element?.isConnected ? valuesOf(element) : {}),
    ...(dialogs.length > 0 ? { dialogs } : {}),
    ...(tabs.length > 0 ? { newTabs: tabs } : {}),
    ...(watch.leavingTo ? { leavingTo: watch.leavingTo } : {}),
    ...(urlNow ? { urlNow } : {}),
    ...(note ? { note } : {}),
  };
}

function valuesOf(element: Element): Partial<ActionReport> {
  const checked = isChecked(element);
  const expanded = expansionOf(element);
  const value = publicValue(element);
  return {
    ...(value === null ? {} : { value: value.slice(0, LONGEST) }),
    ...(checked === null ? {} : { checked }),
    ...(expanded === null ? {} : { expanded }),
  };
}

/** The value to tell, null where there is none or it is nobody's business. */
function publicValue(element: Element): string | null {
  if (isSecretField(element)) return null;
  if (element instanceof HTMLSelectElement) return selectedLabels(element);
  if (element instanceof HTMLTextAreaElement) return element.value;
  if (element instanceof HTMLInputElement) return inputValue(element);
  const host = editingHost(element);
  if (host) return clean(host.innerText ?? '');
  return element.getAttribute('aria-valuetext') ?? element.getAttribute('aria-valuenow');
}

function inputValue(input: HTMLInputElement): string | null {
  if (/^(button|submit|reset|image|checkbox|radio)$/.test(input.type)) return null;
  if (input.type === 'file') return [...(input.files ?? [])].map((file) => file.name).join(', ');
  return input.value;
}

function expansionOf(element: Element): boolean | null {
  const aria = element.getAttribute('aria-expanded');
  if (aria !== null) return aria === 'true';
  if (element.localName !== 'summary') return null;
  const details = element.parentElement;
  return details instanceof HTMLDetailsElement ? details.open : null;
}
