import { effect } from '@preact/signals';

/** Resolves when a condition over signals holds, after so many milliseconds, or when it is aborted. */
export function settled(holds: () => boolean, most: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    let stop = () => {};
    const finish = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', finish);
      // An effect that holds at once is still being made.
      queueMicrotask(() => stop());
      resolve();
    };
    const timer = setTimeout(finish, most);
    signal.addEventListener('abort', finish);
    if (signal.aborted) return finish();
    stop = effect(() => {
      if (holds()) finish();
    });
  });
}
