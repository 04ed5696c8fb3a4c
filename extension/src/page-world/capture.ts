/**
 * Pointer capture for the agent's pointer. The browser captures only while a real button is down;
 * sliders and the like rely on it. While the agent works, capturing its pointer is kept here.
 */
import { secret } from './channel';

/** The browser's number of the mouse. */
const MOUSE = 1;

const { apply } = Reflect;
const dispatch = EventTarget.prototype.dispatchEvent;
const OwnEvent = Event;

export interface Capture {
  /** Points out the element that has captured the pointer, by an event that bubbles from it. */
  point(): void;
  /** The button was lifted. */
  end(): void;
}

/** @param isWatching where false, the browser's own capture is used */
export function watchCapture(isWatching: () => boolean): Capture {
  let captor: Element | null = null;
  const prototype = Element.prototype;
  const isOurs = (args: unknown[]) => isWatching() && args[0] === MOUSE;
  const replace = (
    name: 'setPointerCapture' | 'releasePointerCapture' | 'hasPointerCapture',
    stand: (element: Element) => unknown,
  ) => {
    prototype[name] = new Proxy(prototype[name], {
      apply: (original, self, args: unknown[]) =>
        isOurs(args) ? stand(self as Element) : apply(original as () => unknown, self, args),
    }) as never;
  };
  replace('setPointerCapture', (element) => {
    captor = element;
  });
  replace('releasePointerCapture', (element) => {
    if (captor === element) captor = null;
  });
  replace('hasPointerCapture', (element) => captor === element);
  return {
    point: () => {
      if (!captor?.isConnected) return;
      apply(dispatch, captor, [
        new OwnEvent(`${secret}-captor`, { bubbles: true, composed: true }),
      ]);
    },
    end: () => {
      captor = null;
    },
  };
}
