import type { DragGoal } from '../../shared/hands';
import { flatParent } from '../dom/flat-tree';
import type { Point } from '../dom/hit-test';
import { HandsError } from './hands-error';
import { dragHtml } from './html-drag';
import { nextTask, pause } from './pause';
import { dragTo, moveTo, press, release } from './pointer';
import { reach } from './reach';
import { pick } from './text-field';

const STEPS = 10;

/** A screen's frame: pages that follow the pointer draw once in it. Milliseconds. */
const FRAME = 16;

/** Drags an element onto another, or so far, by whichever kind of dragging the page uses. */
export async function drag(
  element: Element,
  goal: DragGoal,
  resolve: (ref: number) => Element,
): Promise<string | null> {
  const onto = 'ref' in goal ? resolve(goal.ref) : null;
  if (onto) showBoth(element, onto);
  const from = reach(element);
  const to = onto ? middleOf(onto) : shifted(from.point, goal as { right: number; down: number });
  if (element instanceof HTMLInputElement && element.type === 'range') {
    pick(element, valueAt(element, to));
    return null;
  }
  moveTo(from);
  const pressed = press(from);
  const draggable = draggableAround(from.hit);
  if (draggable && !pressed.silent) {
    const dropped = await dragHtml(draggable, from.point, pathBetween(from.point, to));
    return dropped ? null : 'nothing there takes what was dragged';
  }
  for (const point of pathBetween(from.point, to)) {
    dragTo(pressed, point);
    await pause(FRAME);
  }
  release(pressed, to);
  await nextTask();
  return null;
}

/** Both ends have to be in view at once: a drag does not scroll. */
function showBoth(a: Element, b: Element): void {
  a.scrollIntoView({ block: 'nearest', inline: 'nearest', behavior: 'instant' });
  if (isInView(b)) return;
  b.scrollIntoView({ block: 'nearest', inline: 'nearest', behavior: 'instant' });
  if (!isInView(a)) throw new HandsError('the two ends are too far apart to be in view together');
}

function isInView(element: Element): boolean {
  const { left, right, top, bottom } = element.getBoundingClientRect();
  return right > 0 && bottom > 0 && left < innerWidth && top < innerHeight;
}

function middleOf(element: Element): Point {
  const { left, top, width, height } = element.getBoundingClientRect();
  return { x: left + width / 2, y: top + height / 2 };
}

function shifted(from: Point, { right, down }: { right: number; down: number }): Point {
  const to = { x: from.x + right, y: from.y + down };
  if (to.x < 0 || to.y < 0 || to.x > innerWidth || to.y > innerHeight) {
    throw new HandsError('the drag would end outside the viewport: scroll first');
  }
  return to;
}

function pathBetween(from: Point, to: Point): Point[] {
  return Array.from({ length: STEPS }, (_, index) => {
    const share = (index + 1) / STEPS;
    return { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share };
  });
}

/** What the browser would start to drag: the nearest that says so; links and images by nature. */
function draggableAround(hit: Element): HTMLElement | null {
  for (let each: Element | null = hit; each instanceof Element; each = flatParent(each)) {
    if ((each as HTMLElement).draggable === true) return each as HTMLElement;
  }
  return null;
}

/** The value of a slider under a point (its thumb taken as narrow). */
function valueAt(input: HTMLInputElement, { x }: Point): string {
  const { left, width } = input.getBoundingClientRect();
  const [min, max] = [Number(input.min || 0), Number(input.max || 100)];
  const share = Math.max(0, Math.min(1, (x - left) / width));
  const along = getComputedStyle(input).direction === 'rtl' ? 1 - share : share;
  return String(min + (max - min) * along);
}
