import { EXCHANGE_EVENT, POINTER_EVENTS } from '../../page-world/exchange';

let secret: string | undefined;

/**
 * Takes the random name from the page-world script. Call once, at `document_start`; where that
 * script is missing, {@link hasPointerListener} sees handler attributes only.
 */
export function receiveListenerName(): void {
  const receive = (event: Event) => {
    if (secret === undefined) secret = String((event as CustomEvent).detail);
    event.preventDefault();
  };
  document.addEventListener(`${EXCHANGE_EVENT}-name`, receive, { once: true });
  document.dispatchEvent(new Event(`${EXCHANGE_EVENT}-ask`));
}

const HANDLER_ATTRIBUTES = POINTER_EVENTS.map((type) => `on${type}`);

/** Whether the page itself put a pointer listener on this very element. */
export function hasPointerListener(element: Element): boolean {
  if (HANDLER_ATTRIBUTES.some((name) => element.hasAttribute(name))) return true;
  if (secret === undefined) return false;
  return !element.dispatchEvent(new Event(secret, { cancelable: true }));
}
