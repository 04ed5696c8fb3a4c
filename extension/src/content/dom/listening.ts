import { beforeThePage, EXCHANGE_EVENT, POINTER_EVENTS } from '../../page-world/exchange';

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
  beforeThePage(() => document.removeEventListener(`${EXCHANGE_EVENT}-name`, receive));
}

const HANDLER_ATTRIBUTES = POINTER_EVENTS.map((type) => `on${type}`);

/** Whether the page itself put a pointer listener on this very element. */
export function hasPointerListener(element: Element): boolean {
  if (element.hasAttributes() && HANDLER_ATTRIBUTES.some((name) => element.hasAttribute(name))) {
    return true;
  }
  return secret !== undefined && asks(element, secret);
}

/** One event serves all elements that do not answer: asking is done for most of a page. */
let question: Event | undefined;

function asks(element: Element, name: string): boolean {
  question ??= new Event(name, { cancelable: true });
  element.dispatchEvent(question);
  if (!question.defaultPrevented) return false;
  question = undefined;
  return true;
}

/**
 * Asks the script in the page's world and returns its answer, or null where that script is missing.
 * Both are text; the page can neither ask nor hear.
 */
export function askPageWorld(question: string): string | null {
  if (secret === undefined) return null;
  let answer: string | null = null;
  const hear = (event: Event) => {
    answer = String((event as CustomEvent).detail);
  };
  document.addEventListener(`${secret}-told`, hear, { once: true });
  document.dispatchEvent(new CustomEvent(`${secret}-asked`, { detail: question }));
  document.removeEventListener(`${secret}-told`, hear);
  return answer;
}

/** The element that the page-world script points out while it is asked, null where it does none. */
export function askForElement(question: string, event: string): Element | null {
  let found: Element | null = null;
  const see = (pointed: Event) => {
    found = (pointed.composedPath()[0] ?? pointed.target) as Element;
  };
  const name = `${secret}-${event}`;
  addEventListener(name, see, { capture: true, once: true });
  askPageWorld(question);
  removeEventListener(name, see, { capture: true });
  return found;
}
