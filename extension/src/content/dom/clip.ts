import { intersect, isEmpty, type Rect, UNBOUNDED } from './rect';

/** What the boxes around leave of a box. */
export interface Bounds {
  /** What is visible now. */
  readonly flow: Rect;
  /** What scrolling could make visible: a scroller hides nothing in the directions it scrolls in. */
  readonly reachable: Rect;
  /** Whether a scroller within the page moves it, so that the page's own extent says nothing. */
  readonly scrolled: boolean;
}

/**
 * What overflow leaves visible while the tree is walked. Boxes out of the flow skip the clips
 * between them and their containing block (CSS Overflow 3), so the bounds at the nearest positioned
 * ancestor are carried too.
 */
export interface Clip extends Bounds {
  /** For `position: absolute`. */
  readonly absolute: Bounds;
}

const NO_BOUNDS: Bounds = { flow: UNBOUNDED, reachable: UNBOUNDED, scrolled: false };

export const NO_CLIP: Clip = { ...NO_BOUNDS, absolute: NO_BOUNDS };

/** The clip that applies to the element's own box. */
export function clipOfBox(clip: Clip, style: CSSStyleDeclaration): Clip {
  switch (style.position) {
    case 'fixed':
      return NO_CLIP;
    case 'absolute':
      return { ...clip.absolute, absolute: clip.absolute };
    default:
      return clip;
  }
}

/** The clip within a shape, which cuts off what is positioned as well (CSS Masking 1, 5.1). */
export function clipWithin(clip: Clip, shape: Rect): Clip {
  const within = ({ flow, reachable, scrolled }: Bounds): Bounds => ({
    flow: intersect(flow, shape),
    reachable: intersect(reachable, shape),
    scrolled,
  });
  return { ...within(clip), absolute: within(clip.absolute) };
}

/** The clip that applies to the element's content; its box is measured only if it clips. */
export function clipOfContent(clip: Clip, clipper: Clipper): Clip {
  const { style } = clipper;
  if (style.display === 'inline' || style.display === 'contents') return clip;
  const positioned = style.position !== 'static';
  const { overflowX, overflowY } = style;
  const clips = overflowX !== 'visible' || overflowY !== 'visible';
  if (!clips) return positioned ? { ...clip, absolute: boundsOf(clip) } : clip;
  const inside = boundsInside(clip, clipper);
  return { ...inside, absolute: positioned ? inside : clip.absolute };
}

/** A scroller that can itself be reached shows all of its content, sooner or later. */
function boundsInside(clip: Bounds, { style, box }: Clipper): Bounds {
  const flow = intersect(clip.flow, box);
  const part = intersect(clip.reachable, box);
  const [across, along] = [SCROLLS.test(style.overflowX), SCROLLS.test(style.overflowY)];
  if (!(across || along) || isEmpty(part))
    return { flow, reachable: part, scrolled: clip.scrolled };
  const reachable = {
    left: across ? UNBOUNDED.left : part.left,
    right: across ? UNBOUNDED.right : part.right,
    top: along ? UNBOUNDED.top : part.top,
    bottom: along ? UNBOUNDED.bottom : part.bottom,
  };
  return { flow, reachable, scrolled: true };
}

function boundsOf({ flow, reachable, scrolled }: Clip): Bounds {
  return { flow, reachable, scrolled };
}

const SCROLLS = /auto|scroll/;

/** A box that may clip what it holds. */
export interface Clipper {
  readonly style: CSSStyleDeclaration;
  readonly box: Rect;
}
