import { flatParent } from '../dom/flat-tree';

/** The element that has the focus, through shadow roots; null where the body has it. */
export function focused(): Element | null {
  let active = document.activeElement;
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
  return active === document.body || active === document.documentElement ? null : active;
}

/** What a press of the mouse does to the focus: to the nearest that takes it, else to nobody. */
export function focusAsByMouse(target: Element): void {
  const label = target.closest('label');
  if (label?.control && !label.control.contains(target)) return;
  for (
    let element: Element | null = target;
    element instanceof Element;
    element = flatParent(element)
  ) {
    if (takesFocus(element)) {
      focus(element);
      if (focused() === element || element.contains(focused())) return;
    }
  }
  const before = focused();
  if (before) blur(before);
}

/**
 * Focuses. A page in a hidden tab or an inactive window gets no events of it from the browser, so
 * they are sent there by hand.
 */
export function focus(element: Element): void {
  const before = focused();
  if (before === element) return;
  (element as HTMLElement).focus({ preventScroll: true });
  if (document.hasFocus() || focused() !== element) return;
  if (before) focusEvents(before, ['blur', 'focusout'], element);
  focusEvents(element, ['focus', 'focusin'], before);
}

export function blur(element: Element): void {
  (element as HTMLElement).blur();
  if (!document.hasFocus()) focusEvents(element, ['blur', 'focusout'], null);
}

function focusEvents(target: Element, types: readonly string[], relatedTarget: Element | null) {
  for (const type of types) {
    const bubbles = type.endsWith('in') || type.endsWith('out');
    target.dispatchEvent(new FocusEvent(type, { bubbles, composed: true, relatedTarget }));
  }
}

function takesFocus(element: Element): boolean {
  if (element.matches(':disabled')) return false;
  if (element.matches(FOCUSABLE)) return true;
  return (element as HTMLElement).isContentEditable && !isEditable(flatParent(element));
}

function isEditable(element: Element | null): boolean {
  return (element as HTMLElement | null)?.isContentEditable === true;
}

const FOCUSABLE =
  'a[href],area[href],button,input:not([type=hidden]),select,textarea,summary,iframe,audio[controls],video[controls],[tabindex],[contenteditable]:not([contenteditable=false])';

/** The element that Tab (or Shift+Tab) leads to from here; null past the end. */
export function nextInTabOrder(backwards: boolean): Element | null {
  const order = tabOrder();
  const here = focused();
  const at = here ? order.indexOf(here) : -1;
  if (at >= 0) return order[at + (backwards ? -1 : 1)] ?? null;
  if (!here) return order.at(backwards ? -1 : 0) ?? null;
  const follows = (element: Element) =>
    (here.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
  return backwards
    ? (order.filter((element) => !follows(element)).at(-1) ?? null)
    : (order.find(follows) ?? null);
}

/** Positive tab indexes first, then the order of the document (WHATWG HTML, 6.6.3). */
function tabOrder(): Element[] {
  const found: Element[] = [];
  collect(document, found);
  const index = (element: Element) => (element as HTMLElement).tabIndex;
  const first = found.filter((element) => index(element) > 0);
  first.sort((a, b) => index(a) - index(b));
  return [...first, ...found.filter((element) => index(element) === 0)];
}

function collect(root: Document | ShadowRoot, found: Element[]): void {
  const modal = root === document ? [...document.querySelectorAll('dialog:modal')].at(-1) : null;
  for (const element of (modal ?? root).querySelectorAll('*')) {
    if (isTabStop(element)) found.push(element);
    if (element.shadowRoot) collect(element.shadowRoot, found);
  }
}

function isTabStop(element: Element): boolean {
  if (!element.matches(FOCUSABLE) || element.matches(':disabled')) return false;
  if ((element as HTMLElement).tabIndex < 0 || element.closest('[inert]')) return false;
  if (isUncheckedRadioOfGroup(element)) return false;
  return element.checkVisibility({ visibilityProperty: true });
}

/** Tab goes to the checked one of a group of radio buttons. */
function isUncheckedRadioOfGroup(element: Element): boolean {
  if (!(element instanceof HTMLInputElement) || element.type !== 'radio' || !element.name) {
    return false;
  }
  const group = radioGroup(element);
  const stop = group.find((radio) => radio.checked) ?? group[0];
  return stop !== element;
}

export function radioGroup(radio: HTMLInputElement): HTMLInputElement[] {
  const root = radio.form ?? (radio.getRootNode() as Document | ShadowRoot);
  const all = root.querySelectorAll<HTMLInputElement>('input[type=radio]');
  return [...all].filter((each) => each.name === radio.name && each.form === radio.form);
}
