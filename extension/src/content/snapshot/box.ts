import { FAINT } from '../dom/ink';
import { isEmpty, type Rect, textBox } from '../dom/rect';
import { areaBox } from './area-box';

/** Descendants looked at before an element without a box of its own counts as having none. */
const TRIES = 12;

/**
 * The box that a person sees of a control. An inline link around a float, a `display: contents`
 * button, an image map area have none of their own; a stand-in is seen as its label.
 */
export function seenBox(
  element: Element,
  own: Rect,
  standIn: boolean,
  style: CSSStyleDeclaration,
): Rect {
  if (element instanceof HTMLAreaElement) return areaBox(element) ?? own;
  if (standIn) return labelBox(element as HTMLInputElement) ?? own;
  if (!isEmpty(own) || style.overflowX !== 'visible') return own;
  return innerBox(element) ?? own;
}

/** Whether a native input is there for its behaviour while something else is drawn in its place. */
export function isStandIn(element: Element, own: Rect, style: CSSStyleDeclaration): boolean {
  if (!(element instanceof HTMLInputElement)) return false;
  const tiny = own.right - own.left <= 1 || own.bottom - own.top <= 1;
  return (
    tiny ||
    Number(style.opacity) < FAINT ||
    (style.clip !== 'auto' && style.position === 'absolute')
  );
}

function labelBox(input: HTMLInputElement): Rect | null {
  for (const label of input.labels ?? []) {
    const box = label.getBoundingClientRect();
    if (!isEmpty(box) && label.checkVisibility({ opacityProperty: true })) return box;
  }
  return null;
}

function innerBox(element: Element): Rect | null {
  let tries = 0;
  for (const inner of element.getElementsByTagName('*')) {
    if (++tries > TRIES) return null;
    const box = inner.getBoundingClientRect();
    if (!isEmpty(box)) return box;
  }
  return element.firstChild instanceof Text ? textBox(element.firstChild) : null;
}
