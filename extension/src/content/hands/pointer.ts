import { flatContains, flatParent } from '../dom/flat-tree';
import { elementAt, type Point } from '../dom/hit-test';
import { focusAsByMouse } from './focus';
import { endCapture, pointerCaptor } from './page-account';
import type { Reached } from './reach';

/** The browser's own number of the mouse, so that pages can capture it (Pointer Events 3, 4.1.1). */
const MOUSE = 1;

/** Where the pointer was left, so that what it leaves hears of it. */
let over: Element | null = null;

/** What is held, in a mouse event's terms. */
interface Press {
  readonly button?: 0;
  readonly buttons: 0 | 1;
  readonly detail?: number;
}

const LIFTED: Press = { buttons: 0 };
const HELD: Press = { buttons: 1 };

/** Moves the pointer onto an element, with everything that the old and the new one hear. */
export function moveTo({ point, hit }: Reached, press: Press = LIFTED): void {
  const before = over?.isConnected ? over : null;
  if (before !== hit) cross(before, hit, point, press);
  over = hit;
  pointerEvent(hit, 'pointermove', point, press);
  mouseEvent(hit, 'mousemove', point, press);
}

/** Clicks: moves there, presses, focuses, lets go. Twice with a double click's event after it. */
export function click(reached: Reached, times: 1 | 2 = 1): void {
  moveTo(reached);
  for (let count = 1; count <= times; count++) {
    const pressed = press(reached, count);
    const lifted = release(pressed, reached.point, count);
    const target = commonOf(pressed.target, lifted);
    if (target) clickEvent(target, reached.point, count);
  }
  if (times === 2) {
    const target = reached.hit.isConnected
      ? reached.hit
      : elementAt(reached.point.x, reached.point.y);
    if (target) mouseEvent(target, 'dblclick', reached.point, { button: 0, buttons: 0, detail: 2 });
  }
}

/** A button held down. */
export interface Pressed {
  readonly target: Element;
  /** A page that cancels `pointerdown` hears no mouse events (Pointer Events 3, 11). */
  readonly silent: boolean;
}

export function press({ point, hit }: Reached, detail = 1): Pressed {
  // A page may have replaced what was under the pointer between two clicks.
  const target = hit.isConnected ? hit : (elementAt(point.x, point.y) ?? document.documentElement);
  const state: Press = { button: 0, buttons: 1, detail };
  const silent = !pointerEvent(target, 'pointerdown', point, state);
  const captor = pointerCaptor();
  if (captor) pointerEvent(captor, 'gotpointercapture', point, HELD);
  const allowed = silent || mouseEvent(target, 'mousedown', point, state);
  if (allowed) focusAsByMouse(target);
  return { target, silent };
}

/** Moves with the button held; whoever captured the pointer hears it. */
export function dragTo(pressed: Pressed, point: Point): void {
  const hit = elementAt(point.x, point.y) ?? document.documentElement;
  const captor = pointerCaptor();
  const target = captor ?? hit;
  if (!captor && over !== hit) cross(over?.isConnected ? over : null, hit, point, HELD);
  over = captor ? over : hit;
  pointerEvent(target, 'pointermove', point, HELD);
  if (!pressed.silent) mouseEvent(target, 'mousemove', point, HELD);
}

/** Lets go; returns the element that heard it. */
export function release(pressed: Pressed, point: Point, detail = 1): Element {
  const captor = pointerCaptor();
  const target = captor ?? elementAt(point.x, point.y) ?? document.documentElement;
  const state: Press = { button: 0, buttons: 0, detail };
  pointerEvent(target, 'pointerup', point, state);
  if (!pressed.silent) mouseEvent(target, 'mouseup', point, state);
  endCapture();
  if (captor) pointerEvent(captor, 'lostpointercapture', point, LIFTED);
  return target;
}

/** The click itself; the browser follows links and checks boxes because of it. */
export function clickEvent(target: Element, point: Point, detail = 1): boolean {
  return pointerEvent(target, 'click', point, { button: 0, buttons: 0, detail });
}

/** The element around which both press and release happened is the one clicked. */
export function commonOf(pressed: Element, released: Element): Element | null {
  if (!pressed.isConnected) return null;
  for (let element: Element | null = pressed; element; element = flatParent(element)) {
    if (flatContains(element, released)) return element;
  }
  return null;
}

/** @returns whether the page let the default go on */
export function pointerEvent(target: Element, type: string, point: Point, press: Press): boolean {
  const held = press.buttons === 1;
  return target.dispatchEvent(
    new PointerEvent(type, {
      ...init(type, point, press),
      pointerId: MOUSE,
      pointerType: 'mouse',
      isPrimary: true,
      width: 1,
      height: 1,
      pressure: held ? 0.5 : 0,
    }),
  );
}

export function mouseEvent(target: Element, type: string, point: Point, press: Press): boolean {
  return target.dispatchEvent(new MouseEvent(type, init(type, point, press)));
}

function init(type: string, point: Point, press: Press): MouseEventInit {
  const alone = type.endsWith('enter') || type.endsWith('leave');
  const moving = type.startsWith('pointer') && !/down|up/.test(type);
  return {
    bubbles: !alone,
    cancelable: !alone,
    composed: true,
    view: window,
    detail: press.detail ?? 0,
    button: moving ? -1 : 0,
    buttons: press.buttons,
    clientX: point.x,
    clientY: point.y,
    screenX: point.x + window.screenX,
    screenY: point.y + window.screenY,
  };
}

function cross(from: Element | null, to: Element, point: Point, press: Press): void {
  const send = (target: Element, kind: string) => {
    pointerEvent(target, `pointer${kind}`, point, press);
    mouseEvent(target, `mouse${kind}`, point, press);
  };
  if (from) {
    send(from, 'out');
    for (const left of ancestors(from)) if (!flatContains(left, to)) send(left, 'leave');
  }
  send(to, 'over');
  const entered = ancestors(to).filter((element) => !from || !flatContains(element, from));
  for (const element of entered.reverse()) send(element, 'enter');
}

/** From the element itself outwards. */
function ancestors(element: Element): Element[] {
  const found: Element[] = [];
  for (let each: Element | null = element; each instanceof Element; each = flatParent(each)) {
    found.push(each);
  }
  return found;
}
