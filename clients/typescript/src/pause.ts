/** How often, and how soon, the library tries again by itself. */
export interface Retries {
  /** Attempts in a row without any progress. */
  readonly attempts: number;
  /** Milliseconds before the first one; each further wait is twice as long. */
  readonly first: number;
  /** The longest wait, in milliseconds. */
  readonly longest: number;
}

/** Some 20 seconds: well within the 60 that a run waits for its reader. */
export const STREAM_RETRIES: Retries = { attempts: 8, first: 200, longest: 5_000 };

/** Some ten minutes: a laptop wakes up, a server is restarted. */
export const BROWSER_RETRIES: Retries = { attempts: 60, first: 300, longest: 10_000 };

/** Waits before the attempt of this number, from 0 on, and up to half as long again, by chance. */
export function pause(retries: Retries, attempt: number, signal?: AbortSignal): Promise<void> {
  const wait = Math.min(retries.longest, retries.first * 2 ** Math.min(attempt, 30));
  return sleep(wait * (1 + Math.random() / 2), signal);
}

/** @throws the signal's reason, once it is aborted */
export function sleep(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((done, fail) => {
    if (signal?.aborted) return fail(signal.reason);
    const abort = () => {
      clearTimeout(timer);
      fail(signal?.reason);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', abort);
      done();
    }, ms);
    signal?.addEventListener('abort', abort, { once: true });
  });
}
