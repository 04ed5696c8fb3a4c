import { elementAt, type Point } from '../dom/hit-test';
import { pause } from './pause';
import { pointerEvent } from './pointer';

/** Between two `dragover` events; the browser sends one every 50 ms at rest and more on moves. */
const BEAT = 16;

/**
 * The events of HTML's own drag and drop (WHATWG HTML, 6.11), which the browser starts for a
 * person's mouse only. @returns whether something took what was dragged
 */
export async function dragHtml(
  source: HTMLElement,
  from: Point,
  path: readonly Point[],
): Promise<boolean> {
  const data = new DataTransfer();
  data.effectAllowed = 'all';
  if (!dragEvent(source, 'dragstart', from, data)) return false;
  pointerEvent(source, 'pointercancel', from, { buttons: 0 });
  let over: Element | null = null;
  let welcome = false;
  let last = from;
  for (const point of path) {
    await pause(BEAT);
    dragEvent(source, 'drag', point, data);
    const hit = elementAt(point.x, point.y) ?? document.documentElement;
    if (hit !== over) {
      dragEvent(hit, 'dragenter', point, data);
      if (over?.isConnected) dragEvent(over, 'dragleave', point, data);
      over = hit;
    }
    welcome = !dragEvent(hit, 'dragover', point, data);
    last = point;
  }
  return end(source, over, welcome, last, data);
}

function end(
  source: HTMLElement,
  over: Element | null,
  welcome: boolean,
  at: Point,
  data: DataTransfer,
): boolean {
  // What was under the pointer may have moved out of the way meanwhile.
  const target = elementAt(at.x, at.y) ?? over;
  if (target && welcome) dragEvent(target, 'drop', at, data);
  else if (target) dragEvent(target, 'dragleave', at, data);
  dragEvent(source.isConnected ? source : document.documentElement, 'dragend', at, data);
  return welcome;
}

/** @returns whether the page let the default go on; for `dragover` that means it takes nothing */
function dragEvent(target: Element, type: string, at: Point, dataTransfer: DataTransfer): boolean {
  const cancelable = type !== 'dragleave' && type !== 'dragend';
  return target.dispatchEvent(
    new DragEvent(type, {
      bubbles: true,
      cancelable,
      composed: true,
      view: window,
      clientX: at.x,
      clientY: at.y,
      screenX: at.x + screenX,
      screenY: at.y + screenY,
      buttons: type === 'dragend' ? 0 : 1,
      dataTransfer,
    }),
  );
}
