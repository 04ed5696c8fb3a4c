/**
 * The script in the page's own world. It must run at `document_start`, before any script of the
 * page, because it replaces `addEventListener`, `removeEventListener` and the setters of the
 * pointer handlers (`onclick` …) by proxies that note which elements listen for a person's pointer.
 *
 * How the isolated world asks: each noted element also gets a listener for an event whose random
 * name only the two scripts know. The isolated world dispatches that event, not bubbling, at an
 * element; the listener cancels it, and the cancelled dispatch is the answer. No attribute, no
 * global and no page-visible event is used, so mutation observers see nothing, and a page that
 * does not know the name can neither ask nor see the question. All built-ins used here are taken
 * before the page can replace them. A listener that ends by itself (`once`, `signal`) stays noted:
 * at worst something is told as clickable that no longer is.
 */
import { handOver, secret } from './channel';
import { POINTER_EVENTS } from './exchange';

type Listener = EventListenerOrEventListenerObject | null;

const { apply, getOwnPropertyDescriptor, defineProperty } = Reflect;
const addListener = EventTarget.prototype.addEventListener;
const removeListener = EventTarget.prototype.removeEventListener;
const cancel = Event.prototype.preventDefault;
const isElement = Element[Symbol.hasInstance].bind(Element);
const pointerEvents = new Set<unknown>(POINTER_EVENTS);
const hasPointerEvent = Set.prototype.has.bind(pointerEvents);

/** The listeners of an element that count, by type and phase; the answer is yes while any is left. */
const listening = new WeakMap<Element, Map<string, Set<Listener>>>();
const listenersOf = WeakMap.prototype.get.bind(listening) as typeof listening.get;

function answer(this: unknown, event: Event): void {
  apply(cancel, event, []);
}

function phaseKey(type: unknown, options: unknown): string {
  const capture =
    typeof options === 'object' && options !== null
      ? Boolean((options as AddEventListenerOptions).capture)
      : Boolean(options);
  return `${String(type)}:${capture}`;
}

function note(target: Element, key: string, listener: Listener): void {
  let byKey = listenersOf(target);
  if (!byKey) {
    byKey = new Map();
    listening.set(target, byKey);
    apply(addListener, target, [secret, answer]);
  }
  const set = byKey.get(key) ?? new Set();
  set.add(listener);
  byKey.set(key, set);
}

function forget(target: Element, key: string, listener: Listener): void {
  const byKey = listenersOf(target);
  const set = byKey?.get(key);
  if (!byKey || !set?.delete(listener)) return;
  if (set.size === 0) byKey.delete(key);
  if (byKey.size > 0) return;
  listening.delete(target);
  apply(removeListener, target, [secret, answer]);
}

/** Wraps one method of EventTarget; the page's call always runs first, with its own errors. */
function observe(
  method: 'addEventListener' | 'removeEventListener',
  record: (target: Element, key: string, listener: Listener) => void,
): void {
  const original = EventTarget.prototype[method];
  EventTarget.prototype[method] = new Proxy(original, {
    apply(call, target: unknown, args: unknown[]) {
      const result = apply(call, target, args);
      const [type, listener, options] = args;
      if (hasPointerEvent(type) && listener && isElement(target)) {
        record(target as Element, phaseKey(type, options), listener as Listener);
      }
      return result;
    },
  });
}

/** `element.onclick = f` counts as one listener under a key of its own. */
function observeHandler(prototype: object, type: string): void {
  const property = getOwnPropertyDescriptor(prototype, `on${type}`);
  const set = property?.set;
  if (!property || !set || !property.configurable) return;
  defineProperty(prototype, `on${type}`, {
    ...property,
    set: new Proxy(set, {
      apply(call, target: unknown, args: unknown[]) {
        const result = apply(call, target, args);
        if (!isElement(target)) return result;
        const change = typeof args[0] === 'function' ? note : forget;
        change(target as Element, `on${type}`, null);
        return result;
      },
    }),
  });
}

handOver();
observe('addEventListener', note);
observe('removeEventListener', forget);
for (const type of POINTER_EVENTS) {
  observeHandler(HTMLElement.prototype, type);
  observeHandler(SVGElement.prototype, type);
}
