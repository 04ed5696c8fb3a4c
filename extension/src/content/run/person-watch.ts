import type { PersonActed } from '../../shared/run-messages';

/** A person does nothing in a page without one of these. */
const TYPES = ['pointerdown', 'keydown'] as const;

/** One report in so many milliseconds is enough. */
const BETWEEN = 250;

/**
 * Reports what the person does by pointer or keys, while a run is on in this tab. It listens first
 * and only looks: the page gets every event as it was. Only the browser's own events count, and the
 * hands' are none; those of precise mode the background tells apart by their time.
 */
export class PersonWatch {
  private on = false;
  private last = Number.NEGATIVE_INFINITY;
  private readonly see = (event: Event) => this.seen(event);

  set(on: boolean): void {
    if (on === this.on) return;
    this.on = on;
    for (const type of TYPES) {
      if (on) addEventListener(type, this.see, { capture: true, passive: true });
      else removeEventListener(type, this.see, { capture: true });
    }
  }

  private seen(event: Event): void {
    if (!event.isTrusted || event.timeStamp - this.last < BETWEEN) return;
    this.last = event.timeStamp;
    const report: PersonActed = { personActed: performance.timeOrigin + event.timeStamp };
    // Where nobody hears it the extension is gone, or was loaded anew.
    chrome.runtime.sendMessage(report).then(
      (still: unknown) => this.set(still === true),
      () => this.set(false),
    );
  }
}
