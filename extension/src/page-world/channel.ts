/**
 * The random name that only the two scripts of the extension know. All built-ins used in this
 * world are taken before the page can replace them.
 */
import { beforeThePage, EXCHANGE_EVENT } from './exchange';

const { apply, getOwnPropertyDescriptor } = Reflect;
const addListener = EventTarget.prototype.addEventListener;
const removeListener = EventTarget.prototype.removeEventListener;
const dispatch = EventTarget.prototype.dispatchEvent;
const OwnCustomEvent = CustomEvent;
const readDetail = getOwnPropertyDescriptor(CustomEvent.prototype, 'detail')?.get;

/** Part of the names of all events between the two worlds. */
export const secret = `${crypto.randomUUID()}`;

/**
 * Gives the name to the isolated world, exactly once. Either script may run first: a name sent to
 * nobody is sent again when the other one asks, which it does before the page's first script.
 */
export function handOver(): void {
  const give = () =>
    document.dispatchEvent(
      new CustomEvent(`${EXCHANGE_EVENT}-name`, { detail: secret, cancelable: true }),
    );
  if (!give()) return;
  apply(addListener, document, [`${EXCHANGE_EVENT}-ask`, give, { once: true }]);
  beforeThePage(() => apply(removeListener, document, [`${EXCHANGE_EVENT}-ask`, give]));
}

/** Answers what the isolated world asks; both sides are text, and the answer comes at once. */
export function answerAsks(answer: (question: string) => string): void {
  const hear = (event: Event) => {
    const question = readDetail ? String(apply(readDetail, event, [])) : '';
    const told = new OwnCustomEvent(`${secret}-told`, { detail: answer(question) });
    apply(dispatch, document, [told]);
  };
  apply(addListener, document, [`${secret}-asked`, hear]);
}
