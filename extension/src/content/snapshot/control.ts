import { quote } from '../../shared/quote';
import { isShadowedForm } from '../dom/native';
import type { Styles } from '../dom/styles';
import type { Identity } from '../refs';
import { clean, nameOf } from '../semantics/name';
import { roleOf } from '../semantics/role';
import { stateOf } from '../semantics/state';

/** Text of a `clickable` beyond this is told inside it instead of as its name. */
export const LONGEST_CLICKABLE = 100;

/** What an element is for the table of numbers: the same whenever it is asked. */
export function identityOf(element: Element, styles: Styles): Identity {
  if (isShadowedForm(element)) return { role: 'form', name: '' };
  const role = roleOf(element) ?? 'generic';
  return { role, name: nameOf(element, styles) || ownText(element) };
}

/** Roles without a name from their content still read better with their text. */
function ownText(element: Element): string {
  if (element instanceof HTMLInputElement || element instanceof HTMLSelectElement) return '';
  if ((element as HTMLElement).isContentEditable) return '';
  return clean((element.textContent ?? '').slice(0, 4 * LONGEST_CLICKABLE)).slice(
    0,
    LONGEST_CLICKABLE + 1,
  );
}

/** One control as it stands in a snapshot: `#12 button "Save" disabled`. */
export function controlPiece(ref: number, role: string, name: string, element: Element): string {
  const words = [`#${ref}`, role];
  if (name) words.push(quote(name));
  else if (role === 'link') words.push(linkHint(element));
  const state = stateOf(element, role);
  if (state) words.push(state);
  return words.filter(Boolean).join(' ');
}

/** A link without a name is told by the end of its address. */
function linkHint(element: Element): string {
  const href = element.getAttribute('href') ?? '';
  const path = href.split(/[?#]/)[0]?.split('/').filter(Boolean).at(-1);
  return path ? `to ${path.slice(0, 30)}` : '';
}

/** Whether what the control offers stands inside it as controls of their own. */
export function isContainer(element: Element, role: string): boolean {
  if (element.localName === 'select' || element.localName === 'input') return false;
  return role === 'listbox' || (role === 'combobox' && element.childElementCount > 0);
}
