import { type Clip, clipOfBox, clipOfContent, NO_CLIP } from '../dom/clip';
import type { Rect } from '../dom/rect';

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
  /** Nothing of it can be seen: `opacity: 0` around it. */
  readonly faded: boolean;
  readonly fixed: boolean;
  /** Rows of the table around are told as lines. */
  readonly dataTable: boolean;
}

/** The context of the root. */
export const OUTERMOST: Context = {
  clip: NO_CLIP,
  cursor: 'auto',
  quiet: false,
  faded: false,
  fixed: false,
  dataTable: false,
};

/** What applies to the element's own box, given what applies around it. */
export function contextOf(style: CSSStyleDeclaration, around: Context): Context {
  return changed(around, {
    clip: clipOfBox(around.clip, style),
    faded: around.faded || style.opacity === '0' || isClippedAway(style),
    fixed: around.fixed || style.position === 'fixed',
  });
}

/** The same context where nothing changes: most elements pass on what they got. */
export function changed(context: Context, change: Partial<Context>): Context {
  for (const key in change) {
    const name = key as keyof Context;
    if (change[name] !== context[name]) return { ...context, ...change };
  }
  return context;
}

/** The ways in which pages keep text for screen readers only. */
function isClippedAway(style: CSSStyleDeclaration): boolean {
  if (style.position !== 'absolute' && style.position !== 'fixed') return false;
  return NO_RECT.test(style.clip) || NO_PATH.test(style.clipPath);
}

const NO_RECT = /^rect\(([01])px,? \1px,? \1px,? \1px\)$/;
const NO_PATH = /^(inset\((50%|100%)\)|circle\(0(px|%)?)/;

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
