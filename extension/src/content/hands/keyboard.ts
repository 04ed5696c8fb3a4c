import { focused } from './focus';
import { clicksOnSpace, pressAsButton } from './key-activation';
import { defaultOfKey } from './key-defaults';
import type { Stroke } from './keys';
import { nextTask } from './pause';
import { refuseIfStopped } from './stopping';

/**
 * One stroke on whatever has the focus: the events, and what the browser would do by default,
 * which it does for a person's keys only.
 */
export async function strike(stroke: Stroke): Promise<void> {
  refuseIfStopped();
  const target = focused() ?? document.body ?? document.documentElement;
  let allowed = keyEvent(target, 'keydown', stroke);
  if (allowed && writes(stroke)) allowed = keyEvent(focusedOr(target), 'keypress', stroke);
  if (allowed) await defaultOfKey(focusedOr(target), stroke);
  const lifted = keyEvent(focusedOr(target), 'keyup', stroke);
  if (allowed && lifted && stroke.key === ' ' && clicksOnSpace(target)) pressAsButton(target);
  await nextTask();
}

function focusedOr(target: Element): Element {
  return focused() ?? (target.isConnected ? target : document.body);
}

/** Whether the browser sends `keypress` (UI Events, 5.7.1). */
function writes({ key, ctrl, alt, meta }: Stroke): boolean {
  return !ctrl && !alt && !meta && ([...key].length === 1 || key === 'Enter');
}

function keyEvent(target: Element, type: string, stroke: Stroke): boolean {
  const code = stroke.key === 'Enter' ? 13 : (stroke.key.codePointAt(0) ?? 0);
  const pressed = type === 'keypress';
  return target.dispatchEvent(
    new KeyboardEvent(type, {
      key: stroke.key,
      code: stroke.code,
      keyCode: pressed ? code : stroke.keyCode,
      charCode: pressed ? code : 0,
      ctrlKey: stroke.ctrl,
      shiftKey: stroke.shift,
      altKey: stroke.alt,
      metaKey: stroke.meta,
      bubbles: true,
      cancelable: true,
      composed: true,
      view: window,
    } as KeyboardEventInit),
  );
}
