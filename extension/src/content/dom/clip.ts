import { intersect, type Rect, UNBOUNDED } from './rect';

/**
 * What overflow leaves visible while the tree is walked. Boxes out of the flow skip the clips
 * between them and their containing block (CSS Overflow 3), so three rectangles are carried.
 */
export interface Clip {
  /** For boxes in the flow. */
  readonly flow: Rect;
  /** For `position: absolute`: the clip at the nearest positioned ancestor. */
  readonly absolute: Rect;
  /** Where a scroller's content could be scrolled into view, its own clip does not hide it. */
  readonly reachable: Rect;
}

export const NO_CLIP: Clip = { flow: UNBOUNDED, absolute: UNBOUNDED, reachable: UNBOUNDED };

/** The clip that applies to the element's own box. */
export function clipOfBox(clip: Clip, style: CSSStyleDeclaration): Clip {
  switch (style.position) {
    case 'fixed':
      return NO_CLIP;
    case 'absolute':
      return { ...clip, flow: clip.absolute, reachable: clip.absolute };
    default:
      return clip;
  }
}

/** The clip that applies to the element's content; its box is measured only if it clips. */
export function clipOfContent(clip: Clip, clipper: Clipper): Clip {
  const { style } = clipper;
  if (style.display === 'inline' || style.display === 'contents') return clip;
  const positioned = style.position !== 'static';
  const { overflowX, overflowY } = style;
  if (overflowX === 'visible' && overflowY === 'visible') {
    return positioned ? { ...clip, absolute: clip.flow } : clip;
  }
  const flow = intersect(clip.flow, clipper.box);
  const scrolls = SCROLLS.test(overflowX) || SCROLLS.test(overflowY);
  const reachable = scrolls ? clip.reachable : intersect(clip.reachable, clipper.box);
  return { flow, reachable, absolute: positioned ? flow : clip.absolute };
}

const SCROLLS = /auto|scroll/;

/** A box that may clip what it holds. */
export interface Clipper {
  readonly style: CSSStyleDeclaration;
  readonly box: Rect;
}
