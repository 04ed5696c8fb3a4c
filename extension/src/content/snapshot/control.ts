import { quote } from '../../shared/quote';
import { isShadowedForm } from '../dom/native';
import type { Styles } from '../dom/styles';
import { legibleText } from '../dom/veil';
import type { Identity } from '../refs';
import { marksOf } from '../semantics/marks';
import { clean, nameOf, shownNameOf } from '../semantics/name';
import { roleOf } from '../semantics/role';
import { stateOf } from '../semantics/state';

/** Text of a `clickable` beyond this is told inside it instead of as its name. */
export const LONGEST_CLICKABLE = 100;

/** White space may be most of it. */
const MOST_TEXT = 4 * LONGEST_CLICKABLE;

/**
 * What an element is for the table of numbers: the same whenever it is asked, also while letters in
 * it fade in and out. What is told of it is {@link shownName}.
 */
export function identityOf(element: Element, styles: Styles): Identity {
  if (isShadowedForm(element)) return { role: 'form', name: '' };
  const role = roleOf(element) ?? 'generic';
  return { role, name: nameOf(element, styles) || ownText(element) };
}

/** An element's name as a person would give it. */
export function shownName(element: Element, styles: Styles): string {
  if (isShadowedForm(element)) return '';
  const name = shownNameOf(element, styles);
  return (
    name ||
    (hasOwnText(element)
      ? clean(legibleText(element, styles, MOST_TEXT)).slice(0, LONGEST_CLICKABLE + 1)
      : '')
  );
}

/** Roles without a name from their content still read better with their text. */
function ownText(element: Element): string {
  if (!hasOwnText(element)) return '';
  return clean((element.textContent ?? '').slice(0, MOST_TEXT)).slice(0, LONGEST_CLICKABLE + 1);
}

function hasOwnText(element: Element): boolean {
  if (element instanceof HTMLInputElement || element instanceof HTMLSelectElement) return false;
  return !(element as HTMLElement).isContentEditable;
}

/** One control as it stands in a snapshot: `#12 button "Save" disabled`. */
export function controlPiece(
  ref: number,
  role: string,
  name: string,
  element: Element,
  styles: Styles,
): string {
  const words = [`#${ref}`, role];
  if (name) words.push(quote(name));
  else if (role === 'link') words.push(linkHint(element));
  words.push(marksOf(element, role), stateOf(element, role, styles));
  return words.filter(Boolean).join(' ');
}

/** A link without a name is told by the end of its address. */
function linkHint(element: Element): string {
  const href = element.getAttribute('href') ?? '';
  const path = href.split(/[?#]/)[0]?.split('/').filter(Boolean).at(-1);
  // Nothing that could end the word: what follows it are words of ours.
  const word = /^[\w.~%+-]{1,30}/.exec(path ?? '')?.[0];
  return word ? `to ${word}` : '';
}

/** Whether what the control offers stands inside it as controls of their own. */
export function isContainer(element: Element, role: string): boolean {
  if (element.localName === 'select' || element.localName === 'input') return false;
  return role === 'listbox' || (role === 'combobox' && element.childElementCount > 0);
}
