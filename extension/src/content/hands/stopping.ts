import { HandsError } from './hands-error';

let stopped = false;

/** Ends what the hands of this document are at, at its next step. */
export function stopActing(): void {
  stopped = true;
}

/** A new action begins. */
export function beginActing(): void {
  stopped = false;
}

/** To be called between the steps of what takes long. @throws HandsError once it is to end */
export function refuseIfStopped(): void {
  if (stopped) throw new HandsError('it was stopped before it was done');
}
