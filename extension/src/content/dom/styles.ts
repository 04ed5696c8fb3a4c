import { Ink } from './ink';

/** An element's name in full, and as far as a person can see it. */
export interface Names {
  readonly full: string;
  readonly shown: string;
}

/** Computed styles of one snapshot, each looked up once. Live only as long as the snapshot. */
export class Styles {
  private readonly known = new Map<Element, CSSStyleDeclaration>();

  /** What elements are called (see name.ts). */
  readonly names = new WeakMap<Element, Names>();

  /** Names that could not be computed with these styles (see name.ts). */
  failures = 0;

  /** Whether text can be told from what lies behind it. */
  readonly ink: Ink = new Ink(this);

  of(element: Element): CSSStyleDeclaration {
    let style = this.known.get(element);
    if (!style) {
      style = getComputedStyle(element);
      this.known.set(element, style);
    }
    return style;
  }
}
