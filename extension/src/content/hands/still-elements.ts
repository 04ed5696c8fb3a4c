/** What stays in place when a page scrolls, and would be in every piece of a tall picture. */
export class StillElements {
  private readonly hidden = new Map<HTMLElement, string>();

  /** Hides it, or shows it again. */
  hide(hide: boolean): void {
    if (!hide) return this.show();
    for (const element of document.querySelectorAll<HTMLElement>('body *')) {
      const { position } = getComputedStyle(element);
      if (position !== 'fixed' && position !== 'sticky') continue;
      if (this.hidden.has(element)) continue;
      this.hidden.set(element, element.style.visibility);
      element.style.setProperty('visibility', 'hidden', 'important');
    }
  }

  private show(): void {
    for (const [element, visibility] of this.hidden) {
      element.style.removeProperty('visibility');
      if (visibility) element.style.visibility = visibility;
    }
    this.hidden.clear();
  }
}
