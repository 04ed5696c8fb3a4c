import type { Action, ActionReport } from '../../shared/hands';
import { elementAt } from '../dom/hit-test';
import type { Perception } from '../perception';
import { choose } from './choosing';
import { drag } from './dragging';
import { putFiles } from './files';
import { type Filled, fill } from './filling';
import { focus, focused } from './focus';
import { HandsError } from './hands-error';
import { strike } from './keyboard';
import { strokeOf } from './keys';
import { NewTabs } from './new-tabs';
import { click, moveTo } from './pointer';
import { describe, reach } from './reach';
import { reportOf, stateNow } from './report';
import { scrollAround, scrollPage } from './scrolling';
import { selectText } from './text-selection';
import { typeInto } from './typing';
import { Watch } from './watch';

/** What doing left to tell; the element is the one whose state is reported. */
interface Done {
  readonly did: string;
  readonly note?: string | null;
  /** Whose state is to be told, where that is not the element asked for. */
  readonly element?: Element;
  readonly extra?: Partial<ActionReport>;
}

/**
 * Does one thing in this document and reports what was seen of it, once the page has settled.
 *
 * @throws HandsError where it cannot be done; then nothing, or not all, was done
 */
export async function act(action: Action, eyes: Perception): Promise<ActionReport> {
  const resolve = (ref: number) => elementOf(eyes, ref);
  const element = 'ref' in action && action.ref !== undefined ? resolve(action.ref) : null;
  const stateBefore = stateNow(element);
  const watch = new Watch(element);
  const newTabs = new NewTabs();
  newTabs.start();
  try {
    const { did, note = null, extra, ...done } = await perform(action, element, resolve);
    const dispatchedAt = performance.timeOrigin + performance.now();
    await watch.settled();
    const about = done.element ?? element;
    const told = reportOf({ did, element: about, stateBefore, watch, newTabs, note, dispatchedAt });
    return { ...told, ...extra };
  } finally {
    newTabs.stop();
    watch.stop();
  }
}

/** @throws HandsError where the number leads nowhere any more */
export function elementOf(eyes: Perception, ref: number): Element {
  const found = eyes.resolve(ref);
  if (found.kind === 'found') return found.element;
  const why = { unknown: 'was never given out here', gone: 'is gone', changed: 'has changed' };
  throw new HandsError(`#${ref} is stale (it ${why[found.why]}): read the page again`);
}

async function perform(
  action: Action,
  element: Element | null,
  resolve: (ref: number) => Element,
): Promise<Done> {
  switch (action.kind) {
    case 'click at':
      return clickAt(action.x, action.y);
    case 'press':
      return pressKey(element, action.keys);
    case 'fill':
      return filled(await fill(action.fields, resolve));
    case 'scroll to':
      scrollPage(action.x, action.y);
      return { did: 'scrolled the page', extra: { scrolledTo: placeNow() } };
    default:
      return onElement(action, element ?? document.documentElement, resolve);
  }
}

type OnElement = Exclude<Action, { kind: 'click at' | 'press' | 'fill' | 'scroll to' }>;

async function onElement(
  action: OnElement,
  element: Element,
  resolve: (ref: number) => Element,
): Promise<Done> {
  const target = describe(element);
  switch (action.kind) {
    case 'click':
      refuseUnclickable(element);
      click(reach(element), action.times);
      return { did: `${action.times === 2 ? 'double-clicked' : 'clicked'} ${target}` };
    case 'type': {
      const { field, note } = await typeInto(element, action);
      return { did: `typed into ${target}`, note, element: field };
    }
    case 'select':
      return { did: `chose in ${target}`, note: await choose(element, action.options) };
    case 'hover':
      moveTo(reach(element));
      return { did: `moved the pointer onto ${target}` };
    case 'drag':
      return { did: `dragged ${target}`, note: await drag(element, action.to, resolve) };
    case 'select text':
      selectText(element, action.text);
      return { did: `selected text of ${target}` };
    case 'scroll element':
      return {
        did: `scrolled at ${target}`,
        extra: { scrolledTo: scrollAround(element, action.by) },
      };
    case 'put files':
      putFiles(element, action.files);
      return { did: `put ${action.files.length} files into ${target}` };
  }
}

/** What a click by script does nothing to, although a person's would. */
function refuseUnclickable(element: Element): void {
  if (element.matches(':disabled')) throw new HandsError(`${describe(element)} is disabled`);
  if (element instanceof HTMLSelectElement && !element.multiple) {
    throw new HandsError('a list opens only for a person: use select_option');
  }
  if (element instanceof HTMLInputElement && element.type === 'file') {
    throw new HandsError('a field for files opens only for a person: use upload_file');
  }
}

function clickAt(x: number, y: number): Done {
  const hit = elementAt(x, y);
  if (!hit) throw new HandsError(`nothing is at ${x}, ${y} in the viewport`);
  click({ point: { x, y }, hit });
  return { did: `clicked at ${x}, ${y} on ${describe(hit)}` };
}

async function pressKey(element: Element | null, keys: string): Promise<Done> {
  const stroke = strokeOf(keys);
  if (element) focus(element);
  const target = focused();
  if (element && target !== element && !element.contains(target)) {
    throw new HandsError(`${describe(element)} does not take the focus`);
  }
  await strike(stroke);
  const now = focused();
  const moved = now && now !== target ? { note: `the focus is now on ${describe(now)}` } : {};
  return { did: `pressed ${keys} on ${target ? describe(target) : 'the page'}`, ...moved };
}

function filled(results: readonly Filled[]): Done {
  const failed = results.filter(({ ok }) => !ok);
  const note = failed.map(({ ref, note: why }) => `#${ref}: ${why}`).join('; ');
  return {
    did: `filled ${results.length - failed.length} of ${results.length} fields`,
    note: note || null,
  };
}

function placeNow() {
  return { x: Math.round(scrollX), y: Math.round(scrollY) };
}
