import { areAlike, type Colour, colourOf, over } from './colour';
import { flatParent } from './flat-tree';
import type { Point } from './hit-test';
import type { Rect } from './rect';
import type { Styles } from './styles';

/** A background, and the next one behind it. */
export interface Backdrop {
  readonly owner: Element;
  /** Null where it is a picture or another thing that has no one colour. */
  readonly colour: Colour | null;
  /** It is drawn in the shape of the text (`background-clip: text`) and not behind it. */
  readonly fillsText: boolean;
  readonly behind: Backdrop | null;
}

/** What is drawn behind the text of elements, as far as styles tell. Lives as long as its styles. */
export class Backdrops {
  private readonly known = new Map<Element, Backdrop | null>();
  private readonly boxes = new Map<Element, Rect>();
  private canvas: Colour | null | undefined;

  constructor(private readonly styles: Styles) {}

  /** The nearest background of an element and those around it. */
  of(element: Element): Backdrop | null {
    const way: Element[] = [];
    let at: Element | null = element;
    while (at instanceof Element && !this.known.has(at)) {
      way.push(at);
      at = flatParent(at);
    }
    let found = at instanceof Element ? (this.known.get(at) ?? null) : null;
    for (const each of way.reverse()) {
      found = this.ownOf(each, found);
      this.known.set(each, found);
    }
    return found;
  }

  /** The colour behind a place in the viewport; null where no one colour is there. */
  colourAt(nearest: Backdrop | null, place: Point): Colour | null {
    const glazes: Colour[] = [];
    let ground: Colour | null = null;
    for (let each = nearest; each && !ground; each = each.behind) {
      if (each.fillsText || !this.covers(each.owner, place)) continue;
      if (!each.colour) return null;
      if (each.colour.alpha === 1) ground = each.colour;
      else glazes.push(each.colour);
    }
    ground ??= this.canvasColour();
    return ground && glazes.reduceRight((seen, glaze) => over(glaze, seen), ground);
  }

  /** What an element draws of its own; null for nothing. */
  paintOf(element: Element): Backdrop | null {
    const own = this.ownOf(element, null);
    return own?.owner === element ? own : null;
  }

  private ownOf(element: Element, behind: Backdrop | null): Backdrop | null {
    const style = this.styles.of(element);
    const { backgroundColor: css, backgroundImage: image } = style;
    if (image === 'none' && css === NOTHING) return behind;
    const colour = colourOf(css);
    const fillsText = style.backgroundClip.includes('text');
    const owner = element;
    return { owner, colour: image === 'none' ? colour : plainOf(image, colour), fillsText, behind };
  }

  /** The canvas is painted with the background of the root or the body, wherever their boxes end. */
  private covers(owner: Element, { x, y }: Point): boolean {
    if (owner === document.documentElement || owner === document.body) return true;
    let box = this.boxes.get(owner);
    if (!box) {
      box = owner.getBoundingClientRect();
      this.boxes.set(owner, box);
    }
    return x >= box.left && x <= box.right && y >= box.top && y <= box.bottom;
  }

  private canvasColour(): Colour | null {
    this.canvas ??= isCanvasWhite() ? WHITE : null;
    return this.canvas;
  }
}

const NOTHING = 'rgba(0, 0, 0, 0)';
const WHITE: Colour = { red: 255, green: 255, blue: 255, alpha: 1 };

/** A frame lets the page around it through, and in a dark scheme the canvas is dark in some shade. */
function isCanvasWhite(): boolean {
  if (window !== top) return false;
  const own = getComputedStyle(document.documentElement).colorScheme;
  const meta = document.querySelector('meta[name="color-scheme" i]')?.getAttribute('content');
  const schemes = own === 'normal' ? (meta ?? '') : own;
  if (!/dark/i.test(schemes)) return true;
  return /light/i.test(schemes) && !matchMedia('(prefers-color-scheme: dark)').matches;
}

/** The colour of gradients of which all stops look the same; null for all other pictures. */
function plainOf(image: string, ground: Colour | null): Colour | null {
  if (!GRADIENTS.test(image)) return null;
  const stops = image.match(COLOURS)?.map(colourOf) ?? [];
  const [first] = stops;
  const plain =
    first && stops.every((stop) => stop?.alpha === first.alpha && areAlike(stop, first));
  if (!plain) return null;
  if (first.alpha === 1 || !ground || ground.alpha === 0) return first;
  return ground.alpha === 1 ? over(first, ground) : null;
}

const GRADIENTS = /^(?!.*url\()(repeating-)?(linear|radial|conic)-gradient\(/;
const COLOURS = /\b(rgba?|color|oklch|oklab|lab|lch)\([^()]*\)/g;
