import { hasPointerListener } from '../dom/listening';
import { INTERACTIVE_ROLES } from './aria-roles';
import { isEditingHost } from './role';

/**
 * What a person can operate here: a role that is operated, or `clickable` for an element that only
 * its listeners or its pointer give away, or null.
 */
export function operableRole(
  element: Element,
  role: string | null,
  style: CSSStyleDeclaration,
  parentCursor: string,
): string | null {
  if (role && INTERACTIVE_ROLES.has(role)) return isNativeOption(element) ? null : role;
  if (isEditingHost(element)) return 'textbox';
  if (element === document.body || element === document.documentElement) return null;
  if (isControlLabel(element)) return null;
  const pointer = style.cursor === 'pointer' && parentCursor !== 'pointer';
  const evident = pointer || hasPointerListener(element);
  return evident && !holdsControls(element) && !isInControl(element) ? 'clickable' : null;
}

/** Options of a native list are told with the list. */
function isNativeOption(element: Element): boolean {
  return element.localName === 'option';
}

/** A click on a label is a click on its control, which has a number of its own. */
function isControlLabel(element: Element): boolean {
  return element instanceof HTMLLabelElement && element.control !== null;
}

const CONTROLS = `a[href],button,input:not([type=hidden]),select,textarea,summary,${[
  ...INTERACTIVE_ROLES,
]
  .map((role) => `[role=${role}]`)
  .join()}`;

/** A listener around other controls is most often there to delegate, not to be clicked itself. */
function holdsControls(element: Element): boolean {
  return element.querySelector(CONTROLS) !== null;
}

/** Inside a link or button the click is the control's. */
function isInControl(element: Element): boolean {
  return element.parentElement?.closest('a[href],button,select,summary') != null;
}
