import { quote } from '../../shared/quote';
import { flatContains } from '../dom/flat-tree';
import { elementAt, hitPoint, type Point } from '../dom/hit-test';
import { viewportRect } from '../dom/rect';
import { Styles } from '../dom/styles';
import { isStandIn, seenBox } from '../snapshot/box';
import { identityOf, shownName } from '../snapshot/control';
import { HandsError } from './hands-error';

/** A place where the pointer reaches an element, and what it meets there. */
export interface Reached {
  readonly point: Point;
  /** The innermost element under the pointer: the target itself, or inside it, or its label. */
  readonly hit: Element;
}

/**
 * Finds where the pointer reaches an element; scrolls to it only where it is not in view.
 *
 * @throws HandsError where it has no box or something lies over it
 */
export function reach(element: Element): Reached {
  const found = reachedNow(element) ?? afterScrolling(element);
  if (found) return found;
  const box = boxOf(element);
  if (box.right - box.left < 1 || box.bottom - box.top < 1) {
    throw new HandsError('the element is not drawn, so it cannot be reached with the pointer');
  }
  const over = elementAt((box.left + box.right) / 2, (box.top + box.bottom) / 2);
  throw new HandsError(over ? `${describe(over)} lies over it` : 'it cannot be scrolled into view');
}

/** `button "Save"`, for people and models. */
export function describe(element: Element): string {
  const styles = new Styles();
  const { role } = identityOf(element, styles);
  const name = shownName(element, styles);
  const kind = role === 'generic' ? element.localName : role;
  return name ? `${kind} ${quote(name)}` : kind;
}

function afterScrolling(element: Element): Reached | null {
  element.scrollIntoView({ block: 'center', inline: 'center', behavior: 'instant' });
  return reachedNow(element);
}

function reachedNow(element: Element): Reached | null {
  const point = hitPoint(element, viewportRect(), boxOf(element));
  if (!point) return null;
  const under = elementAt(point.x, point.y) ?? element;
  // What is drawn around the target lets the pointer through to it: the target is what is meant.
  const around = under !== element && flatContains(under, element);
  return { point, hit: around ? element : under };
}

function boxOf(element: Element) {
  const own = element.getBoundingClientRect();
  const style = getComputedStyle(element);
  return seenBox(element, own, isStandIn(element, own, style), style);
}
