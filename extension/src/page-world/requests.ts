/** The account of a document's requests since the last `begin`. */
export interface Requests {
  begin(): void;
  pending(): number;
}

const { apply } = Reflect;
const then = Promise.prototype.then;
const addListener = EventTarget.prototype.addEventListener;

/** Reading the body is part of a request: what the page shows comes from there. */
const BODY_READERS = ['arrayBuffer', 'blob', 'formData', 'json', 'text'] as const;

/** @param isWatching where false, nothing is counted and the page's calls go straight through */
export function watchRequests(isWatching: () => boolean): Requests {
  let round = 0;
  let pending = 0;
  const start = (): (() => void) => {
    const begunIn = round;
    pending += 1;
    return () => {
      if (begunIn === round) pending -= 1;
    };
  };
  const counting = <F extends (...args: never[]) => Promise<unknown>>(original: F): F =>
    new Proxy(original, {
      apply(call, self, args) {
        const promise: unknown = apply(call, self, args);
        if (isWatching()) {
          const end = start();
          apply(then, promise, [end, end]);
        }
        return promise;
      },
    });
  window.fetch = counting(window.fetch);
  for (const name of BODY_READERS) {
    Response.prototype[name] = counting(Response.prototype[name]) as never;
  }
  XMLHttpRequest.prototype.send = new Proxy(XMLHttpRequest.prototype.send, {
    apply(call, self, args: unknown[]) {
      if (isWatching()) apply(addListener, self, ['loadend', start(), { once: true }]);
      return apply(call, self, args);
    },
  });
  return {
    begin: () => {
      round += 1;
      pending = 0;
    },
    pending: () => pending,
  };
}
