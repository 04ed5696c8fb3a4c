import { firstChildOf, nextSiblingOf, parentOf } from './native';

/**
 * The flat tree is what is drawn: shadow roots stand in for their hosts' children and slots for
 * what is assigned to them (CSS Scoping 1, 2.4).
 */

/** Plain elements that may host a shadow root (WHATWG DOM, 4.8); custom ones have a dash. */
const HOSTS: ReadonlySet<string> = new Set(
  'article aside blockquote body div footer h1 h2 h3 h4 h5 h6 header main nav p section span'.split(
    ' ',
  ),
);

/** The shadow root of an element; closed ones too where the extension API can open them. */
export function shadowRootOf(element: Element): ShadowRoot | null {
  if (element instanceof HTMLFormElement) return null;
  const name = element.localName;
  if (!HOSTS.has(name) && !name.includes('-')) return null;
  if (element.shadowRoot) return element.shadowRoot;
  const open = openClosedRoot();
  return open ? (open(element as HTMLElement) as ShadowRoot | null) : null;
}

/** Present in content scripts only; in a test's bare world closed roots stay closed. */
function openClosedRoot() {
  return globalThis.chrome?.dom?.openOrClosedShadowRoot;
}

/** Calls back for each child of an element as drawn. */
export function eachFlatChild(element: Element, visit: (child: Node) => void): void {
  if (element.localName === 'slot') {
    const assigned = (element as HTMLSlotElement).assignedNodes?.() ?? [];
    if (assigned.length > 0) return assigned.forEach(visit);
  }
  const parent: Node = shadowRootOf(element) ?? element;
  // By link instead of by index: no live list is built.
  for (let child = firstChildOf(parent); child; child = nextSiblingOf(child)) visit(child);
}

/** The parent of a node as drawn: the slot it is assigned to, or the host of its root. */
export function flatParent(node: Node): Element | null {
  const slot = (node as Element | Text).assignedSlot;
  if (slot instanceof HTMLSlotElement) return slot;
  const parent = parentOf(node);
  return parent instanceof ShadowRoot ? parent.host : (parent as Element | null);
}

/** Whether `inner` is `outer` or drawn inside it. */
export function flatContains(outer: Element, inner: Element): boolean {
  for (let node: Element | null = inner; node; node = flatParent(node)) {
    if (node === outer) return true;
    if (!(node instanceof Element)) return false;
  }
  return false;
}
