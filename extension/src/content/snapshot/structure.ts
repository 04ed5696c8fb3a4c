import { quote } from '../../shared/quote';
import type { Styles } from '../dom/styles';
import { hostMark } from '../semantics/marks';
import { shownNameOf } from '../semantics/name';
import { actionOf } from '../semantics/submission';

/** The words by which a snapshot calls the roles that group others. */
const GROUPS: Readonly<Record<string, string>> = {
  banner: 'header',
  navigation: 'nav',
  main: 'main',
  complementary: 'aside',
  contentinfo: 'footer',
  search: 'search',
  form: 'form',
  region: 'region',
  dialog: 'dialog',
  alertdialog: 'dialog',
  alert: 'alert',
  radiogroup: 'radiogroup',
  tablist: 'tabs',
  tabpanel: 'tabpanel',
  toolbar: 'toolbar',
  menu: 'menu',
  menubar: 'menubar',
  tree: 'tree',
  table: 'table',
  grid: 'grid',
  treegrid: 'grid',
};

/** Groups told only when they have a name; without one they are mere wrappers. */
const ONLY_NAMED: ReadonlySet<string> = new Set(['group', 'form', 'region', 'tabpanel']);

/** The header line of a landmark or another group, or null for elements that need none. */
export function groupLabel(element: Element, given: string | null, styles: Styles): string | null {
  // Without a name it has no role, and yet it matters where it is sent.
  const role = given ?? (elsewhereOf(element) ? 'form' : null);
  if (!role) return null;
  const word = GROUPS[role] ?? (role === 'group' ? 'group' : null);
  if (!word) return null;
  const name = element.localName === 'details' ? '' : shownNameOf(element, styles);
  const elsewhere = elsewhereOf(element);
  if (!name && !elsewhere && ONLY_NAMED.has(role)) return null;
  return [word, name && quote(name), elsewhere].filter(Boolean).join(' ');
}

/** The mark of a form that is sent to another site; empty for all else. */
function elsewhereOf(element: Element): string {
  return element.localName === 'form' ? hostMark(actionOf(element)) : '';
}

/** The level of a heading, 1 to 6 (WAI-ARIA 1.2: 2 where it is not given). */
export function headingLevel(element: Element): number {
  const native = /^h([1-6])$/.exec(element.localName)?.[1];
  const level = Number(element.getAttribute('aria-level') ?? native ?? 2);
  return Number.isInteger(level) && level >= 1 && level <= 6 ? level : 2;
}

/** The first heading inside an element, or null. */
export function headingIn(element: Element): Element | null {
  return element.childElementCount > 0 ? element.querySelector('h1,h2,h3,h4,h5,h6') : null;
}

/** Numbering looks at all items before, so very long lists go without. */
const LONGEST_NUMBERED = 200;

/** The marker of a list item: its number in a numbered list, else a dash. */
export function itemMarker(item: Element, style: CSSStyleDeclaration): string {
  const list = item.parentElement;
  if (
    !(list instanceof HTMLOListElement) ||
    list.childElementCount > LONGEST_NUMBERED ||
    style.listStyleType === 'none'
  )
    return '- ';
  let number = list.start;
  for (const sibling of list.children) {
    if (sibling === item) break;
    if (sibling.localName === 'li') number += 1;
  }
  return `${number}. `;
}

/** Whether the element is named by text that stands inside it, which then need not be repeated. */
export function isNamingText(element: Element): boolean {
  if (element instanceof HTMLLabelElement) return labelsShownControl(element);
  const parent = element.parentElement;
  if (element.localName === 'legend') return parent?.localName === 'fieldset';
  return element.localName === 'caption' && parent?.localName === 'table';
}

function labelsShownControl(label: HTMLLabelElement): boolean {
  const control = label.control;
  if (!control || control.hasAttribute('aria-label') || control.hasAttribute('aria-labelledby')) {
    return false;
  }
  return control.checkVisibility();
}

/** Whether the line ends before and after the element. */
export function isBlock(style: CSSStyleDeclaration): boolean {
  const display = style.display;
  return !(display.startsWith('inline') || display === 'contents' || display.startsWith('ruby'));
}
