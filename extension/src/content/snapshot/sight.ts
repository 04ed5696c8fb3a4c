import { hitPoint } from '../dom/hit-test';
import { isEmpty, type Rect, textBox, UNBOUNDED } from '../dom/rect';
import type { Styles } from '../dom/styles';
import { isStandIn, seenBox } from './box';
import { type Context, type Drawn, isFaded } from './drawn';
import { LEAST_HEIGHT, type Place, View } from './view';

/** Decides what a person can see and reach, and counts what is left out. */
export class Sight {
  /** Controls outside the viewport. */
  above = 0;
  below = 0;
  /** Controls in view that something lies over. */
  covered = 0;
  private readonly view = new View();

  /** @param wholePage whether what scrolling reaches is told as well */
  constructor(
    private readonly styles: Styles,
    private readonly wholePage: boolean,
  ) {}

  /** Whether the control is to be told. */
  showsControl({ element, style, box: own }: Drawn, context: Context): boolean {
    if (style.visibility !== 'visible') return false;
    const standIn = isStandIn(element, own, style);
    if (isFaded(context) && !standIn) return false;
    const box = seenBox(element, own, standIn, style);
    // A stand-in is seen as its label, which its own clips say nothing about.
    const clip = standIn
      ? { ...context.clip, flow: UNBOUNDED, reachable: UNBOUNDED }
      : context.clip;
    const place = this.view.placeOf(box, clip, context.fixed);
    if (place === 'in view') return this.isReached(element, box, this.view.seen(box, clip));
    if (place === 'unreachable') return false;
    if (!this.wholePage) this[place] += 1;
    return this.wholePage;
  }

  /** On which side of the viewport a block lies as a whole, null where some of it may be seen. */
  sideOf({ element, style, box }: Drawn, context: Context): 'above' | 'below' | null {
    if (this.wholePage || context.fixed || style.position !== 'static') return null;
    if (box.bottom <= box.top) return null;
    // Content may run out of a box downwards: a body as high as the window is the common case.
    const holdsAll = element.scrollHeight <= element.clientHeight;
    if (box.bottom <= this.view.viewport.top) return holdsAll ? 'above' : null;
    return box.top >= this.view.viewport.bottom ? 'below' : null;
  }

  /** Whether a box without a control in it, such as an image, is to be told. */
  showsBox({ box, style }: Drawn, context: Context): boolean {
    if (isFaded(context) || style.visibility !== 'visible') return false;
    return this.tells(this.view.placeOf(box, context.clip, context.fixed));
  }

  /** Whether text is to be told; null where a person could never see it. */
  showsText(text: Text, parent: Drawn, context: Context): boolean | null {
    const place = this.placeOfText(text, parent, context);
    return place === 'unreachable' ? null : this.tells(place);
  }

  private placeOfText(text: Text, parent: Drawn, context: Context): Place {
    const { style, element, box } = parent;
    if (isFaded(context) || style.visibility !== 'visible') return 'unreachable';
    const place = this.isSurelySeen(parent, context)
      ? 'in view'
      : this.view.placeOfText(textBox(text), context.clip, context.fixed);
    if (!this.tells(place)) return place;
    return this.styles.ink.hides(text, element, box) ? 'unreachable' : place;
  }

  /** The parent's box decides where it can; measuring the text itself costs more. */
  private isSurelySeen({ style, box }: Drawn, { clip, fixed }: Context): boolean {
    if (isEmpty(box) || box.bottom - box.top <= LEAST_HEIGHT) return false;
    if (!keepsTextInside(style)) return false;
    return this.view.holds(box, clip, fixed, this.wholePage);
  }

  private tells(place: Place): boolean {
    return place === 'in view' || (this.wholePage && place !== 'unreachable');
  }

  private isReached(element: Element, box: Rect, seen: Rect): boolean {
    const reached = hitPoint(element, seen, box) !== null;
    if (!reached) this.covered += 1;
    return reached;
  }
}

/** Whether the element's text stands in its box, as far as it is not cut off by that. */
function keepsTextInside(style: CSSStyleDeclaration): boolean {
  if (style.textIndent !== '0px' || style.letterSpacing.startsWith('-')) return false;
  return style.overflowX === 'visible' && style.overflowY === 'visible';
}
