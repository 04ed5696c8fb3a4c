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

/**
 * Runs once the parser has put the first node into the document: a mutation is reported before a
 * script that the parser meets is run, so this is the last moment before the page's own scripts.
 */
export function beforeThePage(action: () => void): void {
  const observer = new MutationObserver(() => {
    observer.disconnect();
    action();
  });
  observer.observe(document, { childList: true, subtree: true });
}
