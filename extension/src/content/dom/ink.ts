import { Backdrops } from './backdrop';
import { areAlike, type Colour, colourOf, over } from './colour';
import type { Point } from './hit-test';
import { Layers } from './layers';
import { type Rect, textBox } from './rect';
import type { Styles } from './styles';

/** Less of anything than this share nobody sees. */
export const FAINT = 0.1;

/** Smaller letters nobody reads, in CSS pixels. */
const SMALLEST = 3;

/** Whether letters are drawn so that a person can tell them from what lies behind. */
export class Ink {
  private readonly backdrops: Backdrops;
  private readonly layers: Layers;

  constructor(private readonly styles: Styles) {
    this.backdrops = new Backdrops(styles);
    this.layers = new Layers(styles, this.backdrops);
  }

  /** Whether the text that stands directly in an element is too small, or of the colour behind it. */
  hides(text: Text, parent: Element, parentBox: Rect): boolean {
    const style = this.styles.of(parent);
    if (isTiny(style)) return true;
    const isDrawing = parent instanceof SVGElement;
    const fill = colourOf(isDrawing ? style.fill : style.webkitTextFillColor);
    if (!fill) return false;
    const isClear = fill.alpha < FAINT;
    // In a drawing anything may have been drawn before the text.
    if (isDrawing) return isClear && style.stroke === 'none';
    const nearest = this.backdrops.of(parent);
    const behind = this.backdrops.colourAt(nearest, middleOf(parentBox));
    if (!isClear && (!behind || !areAlike(over(fill, behind), behind))) return false;
    if (nearest?.fillsText || hasOtherInk(style, behind)) return false;
    return isClear || !this.mayBeSeen(text, parent, fill);
  }

  /** A second, closer look, for text that seems to have the colour of what lies behind it. */
  private mayBeSeen(text: Text, parent: Element, fill: Colour): boolean {
    const place = middleOf(textBox(text));
    const behind = this.backdrops.colourAt(this.backdrops.of(parent), place);
    if (!behind || !areAlike(over(fill, behind), behind)) return true;
    return this.layers.mayLieBehind(parent, place, fill);
  }
}

export function isTiny(style: CSSStyleDeclaration): boolean {
  return Number.parseFloat(style.fontSize) < SMALLEST;
}

/** Whether shadows or outlines of another colour draw the letters. */
function hasOtherInk(style: CSSStyleDeclaration, behind: Colour | null): boolean {
  const shows = (css: string) => {
    const colour = colourOf(css);
    if (!colour) return true;
    return colour.alpha >= FAINT && !(behind && areAlike(over(colour, behind), behind));
  };
  const shadows = style.textShadow.match(/\b[a-z]+\([^()]*\)/g) ?? [];
  if (shadows.some(shows)) return true;
  return style.webkitTextStrokeWidth !== '0px' && shows(style.webkitTextStrokeColor);
}

function middleOf({ left, top, right, bottom }: Rect): Point {
  return { x: (left + right) / 2, y: (top + bottom) / 2 };
}
