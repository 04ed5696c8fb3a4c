/** The messages themselves have headings of the second level. */
const HIGHEST = 3;
const LOWEST = 6;

/** Headings of an answer go below the headings of the page, and leave no level out. */
export class Headings {
  private before = HIGHEST - 1;

  settle(fragment: DocumentFragment): void {
    for (const heading of fragment.querySelectorAll('h1, h2, h3, h4, h5, h6')) {
      const wanted = Number(heading.tagName[1]) + HIGHEST - 1;
      const level = Math.min(wanted, this.before + 1, LOWEST);
      this.before = level;
      const settled = document.createElement(`h${level}`);
      settled.append(...heading.childNodes);
      heading.replaceWith(settled);
    }
  }

  /** A copy for text that may still change. */
  fork(): Headings {
    const copy = new Headings();
    copy.before = this.before;
    return copy;
  }
}
