/**
 * The flat tree is what is drawn: shadow roots stand in for their hosts' children and slots for
 * what is assigned to them (CSS Scoping 1, 2.4).
 */

/** The shadow root of an element; closed ones too where the extension API can open them. */
export function shadowRootOf(element: Element): ShadowRoot | null {
  if (element.shadowRoot) return element.shadowRoot;
  const open = globalThis.chrome?.dom?.openOrClosedShadowRoot;
  if (!open || !(element instanceof HTMLElement)) return null;
  // Closed roots exist only on custom elements and a few plain ones; asking is cheap but not free.
  return open(element) as ShadowRoot | null;
}

/** The children of an element as drawn. */
export function flatChildren(element: Element): Iterable<Node> {
  if (element instanceof HTMLSlotElement) {
    const assigned = element.assignedNodes();
    return assigned.length > 0 ? assigned : childrenOf(element);
  }
  return childrenOf(shadowRootOf(element) ?? element);
}

/** The parent of a node as drawn: the slot it is assigned to, or the host of its root. */
export function flatParent(node: Node): Element | null {
  const slot = (node as Element | Text).assignedSlot;
  if (slot) return slot;
  const parent = node.parentNode;
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

/** Siblings by link instead of by index: no live list is built. */
function* childrenOf(parent: Node): Iterable<Node> {
  for (let child = parent.firstChild; child; child = child.nextSibling) yield child;
}
