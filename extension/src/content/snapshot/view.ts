import type { Clip } from '../dom/clip';
import { intersect, isEmpty, type Rect, UNBOUNDED, viewportRect } from '../dom/rect';

/** Where a box lies: seen now, within reach of scrolling, or nowhere a person could see it. */
export type Place = 'in view' | 'above' | 'below' | 'unreachable';

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

  /** The part of a box that is seen now. */
  seen(box: Rect, clip: Clip): Rect {
    return intersect(intersect(box, clip.flow), this.viewport);
  }
}

/** The area that scrolling reaches, in coordinates of the viewport; to the left only in RTL pages. */
function pageRect(): Rect {
  const root = document.documentElement;
  const rightToLeft = getComputedStyle(document.body ?? root).direction === 'rtl';
  const top = -scrollY;
  return rightToLeft ? { ...UNBOUNDED, top } : { ...UNBOUNDED, top, left: -scrollX };
}
