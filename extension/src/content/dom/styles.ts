/** Computed styles of one snapshot, each looked up once. Live only as long as the snapshot. */
export class Styles {
  private readonly known = new Map<Element, CSSStyleDeclaration>();

  of(element: Element): CSSStyleDeclaration {
    let style = this.known.get(element);
    if (!style) {
      style = getComputedStyle(element);
      this.known.set(element, style);
    }
    return style;
  }
}
