/** More is not listened to; the whole can be read in the conversation. */
const LONGEST = 600;
const MOST = 20;

/**
 * Tells screen readers what is new without moving the focus: whole blocks of an answer as they are
 * complete, not each word as it comes (WCAG 2.2, 4.1.3).
 */
export class Announcer {
  private region: HTMLElement | null = null;

  /** The polite live region to speak through. */
  readonly attach = (region: HTMLElement | null): void => {
    this.region = region;
  };

  readonly say = (text: string): void => {
    if (!this.region) return;
    const line = document.createElement('p');
    line.textContent = text.slice(0, LONGEST);
    this.region.append(line);
    while (this.region.childElementCount > MOST) this.region.firstElementChild?.remove();
  };
}
