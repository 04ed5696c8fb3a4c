/** Elements that the extension itself put into the page; perception never reports them. */
const own = new WeakSet<Element>();

/** Call for the host element of every overlay, before it is attached. */
export function markOwnOverlay(host: Element): void {
  own.add(host);
}

export function isOwnOverlay(element: Element): boolean {
  return own.has(element);
}
