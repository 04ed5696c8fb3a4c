/**
 * Tree links that a page cannot replace. A form's fields shadow its properties by name (WHATWG
 * HTML, 4.10.3), in every world: `<input name="parentNode">` would send a walk round in circles.
 */
const get = <T>(prototype: object, name: string): ((node: Node) => T) => {
  const getter = Object.getOwnPropertyDescriptor(prototype, name)?.get;
  if (!getter) throw new Error(`no property ${name}`);
  return (node) => getter.call(node) as T;
};

export const parentOf = get<Node | null>(Node.prototype, 'parentNode');
export const firstChildOf = get<Node | null>(Node.prototype, 'firstChild');
export const nextSiblingOf = get<Node | null>(Node.prototype, 'nextSibling');

/** An attribute, also of a form whose fields shadow the way to ask for it. */
export function attributeOf(element: Element, name: string): string | null {
  return Element.prototype.getAttribute.call(element, name);
}

/** The nearest element around, or itself, that a selector matches. */
export function closestOf(element: Element, selector: string): Element | null {
  return Element.prototype.closest.call(element, selector);
}

/** What is read from an element elsewhere and is never an element or a list of them. */
const READ = [
  'localName',
  'getAttribute',
  'hasAttribute',
  'hasAttributes',
  'querySelector',
  'closest',
  'matches',
  'getBoundingClientRect',
  'getClientRects',
  'getElementsByTagName',
  'dispatchEvent',
  'getRootNode',
  'checkVisibility',
  'isConnected',
  'scrollHeight',
  'clientHeight',
  'childElementCount',
  'textContent',
] as const;

/** Whether a form's fields shadow something that is read from it; it is then a mere wrapper. */
export function isShadowedForm(element: Element): boolean {
  if (!(element instanceof HTMLFormElement)) return false;
  return READ.some((name) => {
    const value: unknown = element[name];
    return value instanceof Element || value instanceof NodeList;
  });
}
