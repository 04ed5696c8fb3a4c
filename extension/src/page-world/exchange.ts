/** Prefix of the two events by which the worlds agree on a random name before the page runs. */
export const EXCHANGE_EVENT = 'backend-rig-listeners';

/** Listening for one of these makes an element something a person can click. */
export const POINTER_EVENTS = [
  'click',
  'dblclick',
  'mousedown',
  'mouseup',
  'pointerdown',
  'pointerup',
  'touchstart',
  'touchend',
] as const;
