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

/** The clip that applies to the element's content. */
export function clipOfContent(clip: Clip, style: CSSStyleDeclaration, box: Rect): Clip {
  let { flow, reachable } = clip;
  if (style.overflowX !== 'visible' || style.overflowY !== 'visible') {
    if (style.display !== 'inline' && style.display !== 'contents') {
      flow = intersect(flow, box);
      if (!scrolls(style)) reachable = intersect(reachable, box);
    }
  }
  const positioned = style.position !== 'static' || style.transform !== 'none';
  if (flow === clip.flow && reachable === clip.reachable && !positioned) return clip;
  return { flow, reachable, absolute: positioned ? flow : clip.absolute };
}

function scrolls(style: CSSStyleDeclaration): boolean {
  return /auto|scroll/.test(`${style.overflowX} ${style.overflowY}`);
}
