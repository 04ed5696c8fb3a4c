const FIRST = 500;
const LONGEST = 15_000;

/** How long to wait before the next try, in milliseconds: doubling, with a random half. */
export function backoff(tries: number, random: () => number = Math.random): number {
  const whole = Math.min(LONGEST, FIRST * 2 ** tries);
  return whole / 2 + (whole / 2) * random();
}

/** @throws the signal's reason when it aborts first */
export function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = () => {
      clearTimeout(timer);
      reject(signal.reason);
    };
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', stop);
      resolve();
    }, ms);
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop, { once: true });
  });
}
