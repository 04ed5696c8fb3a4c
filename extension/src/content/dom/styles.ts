/** Computed styles of one snapshot, each looked up once. Live only as long as the snapshot. */
export class Styles {
  private readonly known = new Map<Element, CSSStyleDeclaration>();

  /** Names that could not be computed with these styles (see name.ts). */
  failures = 0;

  of(element: Element): CSSStyleDeclaration {
    let style = this.known.get(element);
    if (!style) {
      style = getComputedStyle(element);
      this.known.set(element, style);
    }
    return style;
  }
}
