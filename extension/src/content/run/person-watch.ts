import type { PersonActed } from '../../shared/run-messages';

/** A person does nothing in a page without one of these. */
const TYPES = ['pointerdown', 'keydown'] as const;

/**
 * Reports what the person does by pointer or keys, while a run is on in this tab. It listens first
 * and only looks: the page gets every event as it was. Only the browser's own events count, and the
 * hands' are none; those of precise mode the background tells apart by their time.
 */
export class PersonWatch {
  private on = false;
  /** When the last thing was done that has not been reported, while a report is on its way. */
  private next: number | null = null;
  private isReporting = false;
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
    if (!event.isTrusted) return;
    this.next = performance.timeOrigin + event.timeStamp;
    if (!this.isReporting) void this.report();
  }

  /** One report after the other: somebody who types fast is reported no faster than it is heard. */
  private async report(): Promise<void> {
    this.isReporting = true;
    while (this.next !== null) {
      const report: PersonActed = { personActed: this.next };
      this.next = null;
      // Where nobody hears it the extension is gone, or was loaded anew.
      const still: unknown = await chrome.runtime.sendMessage(report).catch(() => false);
      if (still !== true) this.set(false);
    }
    this.isReporting = false;
  }
}
