import type { Backdrops } from './backdrop';
import { areAlike, type Colour } from './colour';
import { eachFlatChild, flatContains, flatParent } from './flat-tree';
import type { Point } from './hit-test';
import { isEmpty, type Rect } from './rect';
import type { Styles } from './styles';

/** More elements than this are not gone through: then anything may lie anywhere. */
const MOST = 20_000;

interface Layer {
  readonly element: Element;
  readonly box: Rect;
  readonly colour: Colour | null;
}

/**
 * What else may lie behind a text than the backgrounds of the elements around it: pictures and boxes
 * that are drawn in the same place. Only asked for text that would otherwise not be seen, so it is
 * made when first needed. Whether a layer lies before or behind the text is not worked out.
 */
export class Layers {
  private all: readonly Layer[] | null | undefined;
  private readonly effects = new Map<Element, boolean>();

  constructor(
    private readonly styles: Styles,
    private readonly backdrops: Backdrops,
  ) {}

  /** Whether something of another colour than `colour` may be drawn behind the element's text. */
  mayLieBehind(element: Element, place: Point, colour: Colour): boolean {
    if (this.hasEffects(element)) return true;
    this.all ??= this.collected();
    if (this.all === null) return true;
    return this.all.some(
      (layer) =>
        isAt(layer.box, place) &&
        !(layer.colour?.alpha === 1 && areAlike(layer.colour, colour)) &&
        !flatContains(layer.element, element) &&
        !flatContains(element, layer.element),
    );
  }

  /** Whether one of the elements around is drawn in ways that its background does not tell. */
  private hasEffects(element: Element): boolean {
    const known = this.effects.get(element);
    if (known !== undefined) return known;
    const parent = flatParent(element);
    const has = this.hasEffect(element) || (parent instanceof Element && this.hasEffects(parent));
    this.effects.set(element, has);
    return has;
  }

  private hasEffect(element: Element): boolean {
    const style = this.styles.of(element);
    if (style.mixBlendMode !== 'normal' || style.filter !== 'none') return true;
    if (style.backdropFilter !== 'none' || style.boxShadow.includes('inset')) return true;
    return PSEUDO.some((pseudo) => {
      const { content, position, backgroundColor, backgroundImage } = getComputedStyle(
        element,
        pseudo,
      );
      if (content === 'none' || !/absolute|fixed/.test(position)) return false;
      return backgroundImage !== 'none' || backgroundColor !== 'rgba(0, 0, 0, 0)';
    });
  }

  private collected(): readonly Layer[] | null {
    const layers: Layer[] = [];
    const waiting: Element[] = document.body ? [document.body] : [];
    let seen = 0;
    for (let element = waiting.pop(); element; element = waiting.pop()) {
      if (++seen > MOST) return null;
      if (this.styles.of(element).display === 'none') continue;
      const layer = this.layerOf(element);
      if (layer) layers.push(layer);
      eachFlatChild(element, (child) => {
        if (child.nodeType === Node.ELEMENT_NODE) waiting.push(child as Element);
      });
    }
    return layers;
  }

  private layerOf(element: Element): Layer | null {
    const paint = this.backdrops.paintOf(element);
    const isPicture = PICTURES.has(element.localName);
    if (!isPicture && (!paint || paint.fillsText)) return null;
    const box = element.getBoundingClientRect();
    return isEmpty(box)
      ? null
      : { element, box, colour: isPicture ? null : (paint?.colour ?? null) };
  }
}

const PSEUDO = ['::before', '::after'] as const;

const PICTURES: ReadonlySet<string> = new Set(
  'img video canvas svg iframe frame object embed'.split(' '),
);

function isAt(box: Rect, { x, y }: Point): boolean {
  return x >= box.left && x <= box.right && y >= box.top && y <= box.bottom;
}
