/**
 * Resolves after so many milliseconds. In a hidden tab timers are held back to one a second and
 * later to one a minute, so there the background keeps the time, whose timers are not.
 */
export function pause(milliseconds: number): Promise<void> {
  if (document.visibilityState === 'visible' || !globalThis.chrome?.runtime?.id) {
    return new Promise((done) => setTimeout(done, milliseconds));
  }
  return chrome.runtime.sendMessage({ pause: milliseconds }).catch(() => undefined);
}

/** Lets tasks that are queued run, without a timer. */
export function nextTask(): Promise<void> {
  return new Promise((done) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      done();
    };
    port2.postMessage(null);
  });
}

/** Resolves at the next event of a kind, or after so many milliseconds. */
export function eventWithin(
  target: EventTarget,
  type: string,
  milliseconds: number,
): Promise<void> {
  return new Promise((done) => {
    target.addEventListener(type, () => done(), { once: true });
    void pause(milliseconds).then(done);
  });
}
