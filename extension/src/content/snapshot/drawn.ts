import { type Clip, clipOfBox, clipOfContent, clipWithin, NO_CLIP } from '../dom/clip';
import { shapeLeft } from '../dom/clip-shape';
import { FAINT } from '../dom/ink';
import { isEmpty, type Rect } from '../dom/rect';

/** An element with its style and, measured only when somebody asks, its box. */
export class Drawn {
  private measured: Rect | undefined;

  constructor(
    readonly element: Element,
    readonly style: CSSStyleDeclaration,
  ) {}

  get box(): Rect {
    this.measured ??= this.element.getBoundingClientRect();
    return this.measured;
  }
}

/** What an element passes on to what is drawn inside it. */
export interface Context {
  readonly clip: Clip;
  /** The cursor of the element around: a pointer is telling only where it differs. */
  readonly cursor: string;
  /** The text is already told as the name of the control around it. */
  readonly quiet: boolean;
  /** How much of it shows; 0 where a shape leaves nothing of it. */
  readonly opacity: number;
  readonly fixed: boolean;
  /** Rows of the table around are told as lines. */
  readonly dataTable: boolean;
  /** Its controls and structure are kept from assistive technology (`aria-hidden`); text is told. */
  readonly muted: boolean;
}

/** The context of the root. */
export const OUTERMOST: Context = {
  clip: NO_CLIP,
  cursor: 'auto',
  quiet: false,
  opacity: 1,
  fixed: false,
  dataTable: false,
  muted: false,
};

/** Whether a person sees nothing of what stands there. */
export function isFaded({ opacity }: Context): boolean {
  return opacity < FAINT;
}

/** What applies to the element's own box, given what applies around it. */
export function contextOf(drawn: Drawn, around: Context): Context {
  const { style } = drawn;
  const shape = shapeLeft(style, () => drawn.box);
  const clip = clipOfBox(around.clip, style);
  const opacity = shape && isEmpty(shape) ? 0 : around.opacity * opacityOf(style);
  return changed(around, {
    clip: shape ? clipWithin(clip, shape) : clip,
    opacity,
    fixed: around.fixed || style.position === 'fixed',
  });
}

/** How much of an element its own style lets through. */
export function opacityOf({ opacity, filter }: CSSStyleDeclaration): number {
  const own = opacity === '1' ? 1 : Number(opacity);
  if (filter === 'none') return own;
  const filtered = /\bopacity\(([\d.]+)\)/.exec(filter)?.[1];
  return filtered === undefined ? own : own * Number(filtered);
}

/** The same context where nothing changes: most elements pass on what they got. */
export function changed(context: Context, change: Partial<Context>): Context {
  for (const key in change) {
    const name = key as keyof Context;
    if (change[name] !== context[name]) return { ...context, ...change };
  }
  return context;
}

/** What applies to what is drawn inside the element. */
export function contextInside(drawn: Drawn, own: Context): Context {
  const clip = scrollsThePage(drawn) ? own.clip : clipOfContent(own.clip, drawn);
  return changed(own, { clip, cursor: drawn.style.cursor });
}

/** The overflow of these two is the window's: it clips at the window, not at their own box (CSS Overflow 3, 3.3). */
function scrollsThePage({ element, style }: Drawn): boolean {
  const root = document.documentElement;
  if (element !== root && element !== document.body) return false;
  if (!/auto|scroll/.test(style.overflowY)) return false;
  return element === root || getComputedStyle(root).overflowY === 'visible';
}
