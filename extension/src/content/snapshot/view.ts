import type { Clip } from '../dom/clip';
import { contains, intersect, isEmpty, type Rect, UNBOUNDED, viewportRect } from '../dom/rect';

/** Where a box lies: seen now, within reach of scrolling, or nowhere a person could see it. */
export type Place = 'in view' | 'above' | 'below' | 'unreachable';

/** Of a line of text more than this must be left to be read, in CSS pixels. */
export const LEAST_HEIGHT = 3;

/** The viewport and the scrollable area of one document, measured once for a snapshot. */
export class View {
  readonly viewport = viewportRect();
  private readonly page = pageRect();

  /** @param fixed whether the box stays in place when the page scrolls */
  placeOf(box: Rect, clip: Clip, fixed: boolean): Place {
    if (isEmpty(intersect(box, clip.reachable))) return 'unreachable';
    const extent = fixed ? this.viewport : this.page;
    if (!clip.scrolled && isEmpty(intersect(box, extent))) return 'unreachable';
    if (!isEmpty(this.seen(box, clip))) return 'in view';
    return box.top < this.viewport.top ? 'above' : 'below';
  }

  /** Where a text lies; one of which no more than a strip can be seen is nowhere. */
  placeOfText(box: Rect, clip: Clip, fixed: boolean): Place {
    const { top, bottom } = intersect(box, clip.reachable);
    return bottom - top <= LEAST_HEIGHT ? 'unreachable' : this.placeOf(box, clip, fixed);
  }

  /** Whether the whole box is seen now; with `ever`, whether it could be. */
  holds(box: Rect, clip: Clip, fixed: boolean, ever: boolean): boolean {
    if (!ever) return contains(this.seen(box, clip), box);
    const isOnPage = clip.scrolled || contains(fixed ? this.viewport : this.page, box);
    return isOnPage && contains(clip.reachable, box);
  }

  /** The part of a box that is seen now. */
  seen(box: Rect, clip: Clip): Rect {
    return intersect(intersect(box, clip.flow), this.viewport);
  }
}

/**
 * The area that scrolling reaches, in coordinates of the viewport; to the left only in RTL pages.
 * Downwards it has no end: a page that does not scroll now may only have a dialog open.
 */
function pageRect(): Rect {
  const root = document.documentElement;
  const rightToLeft = getComputedStyle(document.body ?? root).direction === 'rtl';
  const top = -scrollY;
  const beside = scrollsSideways(root) ? {} : { left: 0, right: innerWidth };
  if (rightToLeft) return { ...UNBOUNDED, top, ...beside };
  return { ...UNBOUNDED, left: -scrollX, ...beside, top };
}

/** The window takes its overflow from the root, or from the body (CSS Overflow 3, 3.3). */
function scrollsSideways(root: Element): boolean {
  const { overflowX } = getComputedStyle(root);
  const effective =
    overflowX === 'visible' && document.body
      ? getComputedStyle(document.body).overflowX
      : overflowX;
  return !/hidden|clip/.test(effective);
}
