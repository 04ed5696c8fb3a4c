import { eachFlatChild } from '../dom/flat-tree';
import { isShadowedForm } from '../dom/native';
import type { Styles } from '../dom/styles';
import { isNotDrawn } from '../dom/tags';
import { INTERACTIVE_ROLES } from '../semantics/aria-roles';
import { roleOf } from '../semantics/role';

/**
 * Counts the controls below an element whose box lies outside the viewport, without the cost of
 * looking at each. What is positioned may be drawn anywhere, the viewport included, and is handed
 * back for a proper look.
 */
export function skim(root: Element, styles: Styles, look: (positioned: Element) => void): number {
  let controls = isControl(root) ? 1 : 0;
  const visit = (node: Node): void => {
    if (node.nodeType !== Node.ELEMENT_NODE || isNotDrawn(node as Element)) return;
    const element = node as Element;
    const { position, display } = styles.of(element);
    if (isShadowedForm(element)) return eachFlatChild(element, visit);
    if (display === 'none' || element.getAttribute('aria-hidden') === 'true') return;
    if (position === 'absolute' || position === 'fixed') return look(element);
    if (isControl(element)) controls += 1;
    if (element.localName !== 'select') eachFlatChild(element, visit);
  };
  eachFlatChild(root, visit);
  return controls;
}

const NATIVE: ReadonlySet<string> = new Set('a button input select textarea summary'.split(' '));

function isControl(element: Element): boolean {
  if (!NATIVE.has(element.localName) && !element.hasAttribute('role')) return false;
  const role = roleOf(element);
  return role !== null && INTERACTIVE_ROLES.has(role);
}
