import { flatParent } from '../dom/flat-tree';
import { focusedHost } from './editor';
import { focus, radioGroup } from './focus';
import { pressAsButton } from './key-activation';
import type { Stroke } from './keys';
import { commit, isTextField } from './text-field';

/** CSS pixels that an arrow key scrolls in Chromium. */
const LINE = 40;

/** Moves the choice of a list, a group or a slider. @returns whether the key was meant for one */
export function moveChoice(target: Element, key: string): boolean {
  if (target instanceof HTMLSelectElement && !target.multiple) return moveOption(target, key);
  if (!(target instanceof HTMLInputElement)) return false;
  if (target.type === 'radio') return moveRadio(target, key);
  if (target.type === 'range') return moveNumber(target, key, key);
  // Sideways keys move the caret of a number.
  return target.type === 'number' && /Arrow(Up|Down)/.test(key) && moveNumber(target, key, key);
}

function moveOption(select: HTMLSelectElement, key: string): boolean {
  const options = [...select.options];
  const open = options.filter((option) => !option.matches(':disabled'));
  const at = open.indexOf(options[select.selectedIndex] as HTMLOptionElement);
  const next = open[Math.max(0, Math.min(open.length - 1, goal(key, at, open.length)))];
  if (!next || next.selected) return true;
  next.selected = true;
  select.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
  commit(select);
  return true;
}

function goal(key: string, at: number, length: number): number {
  switch (key) {
    case 'ArrowDown':
    case 'ArrowRight':
      return at + 1;
    case 'ArrowUp':
    case 'ArrowLeft':
      return at - 1;
    case 'PageDown':
      return at + 3;
    case 'PageUp':
      return at - 3;
    default:
      return key === 'Home' ? 0 : length - 1;
  }
}

function moveRadio(radio: HTMLInputElement, key: string): boolean {
  if (!key.startsWith('Arrow')) return false;
  const group = radioGroup(radio).filter((each) => !each.disabled);
  const step = key === 'ArrowDown' || key === 'ArrowRight' ? 1 : -1;
  const next = group[(group.indexOf(radio) + step + group.length) % group.length];
  if (!next) return true;
  focus(next);
  pressAsButton(next);
  return true;
}

function moveNumber(input: HTMLInputElement, key: string, direction: string): boolean {
  const before = input.value;
  const page = /Page/.test(key) ? 10 : 1;
  if (key === 'Home') input.value = input.min || '0';
  else if (key === 'End') input.value = input.max || '100';
  else if (/Up|Right/.test(direction)) input.stepUp(page);
  else input.stepDown(page);
  if (input.value === before) return true;
  input.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
  commit(input);
  return true;
}

/** Moves the caret of a field or of rich text. @returns whether there is one */
export function moveCaret(target: Element, { key, shift }: Stroke): boolean {
  if (isTextField(target)) {
    if (target.selectionStart !== null) moveInField(target, key, shift);
    return true;
  }
  const step = STEPS[key];
  if (!focusedHost() || !step) return false;
  getSelection()?.modify(shift ? 'extend' : 'move', ...step);
  return true;
}

function moveInField(
  field: HTMLInputElement | HTMLTextAreaElement,
  key: string,
  shift: boolean,
): void {
  const backwards = field.selectionDirection === 'backward';
  const [start, end] = [field.selectionStart ?? 0, field.selectionEnd ?? 0];
  const [anchor, head] = backwards ? [end, start] : [start, end];
  const to = Math.max(0, Math.min(field.value.length, inField(field.value, key, head)));
  if (!shift) return field.setSelectionRange(to, to);
  field.setSelectionRange(
    Math.min(anchor, to),
    Math.max(anchor, to),
    to < anchor ? 'backward' : 'forward',
  );
}

function inField(value: string, key: string, at: number): number {
  const lineStart = value.lastIndexOf('\n', at - 1) + 1;
  const lineEnd = value.indexOf('\n', at) < 0 ? value.length : value.indexOf('\n', at);
  switch (key) {
    case 'ArrowLeft':
      return at - 1;
    case 'ArrowRight':
      return at + 1;
    case 'Home':
      return lineStart;
    case 'End':
      return lineEnd;
    case 'ArrowUp':
    case 'PageUp':
      return lineStart === 0 ? 0 : value.lastIndexOf('\n', lineStart - 2) + 1 + (at - lineStart);
    default:
      return lineEnd === value.length ? lineEnd : lineEnd + 1 + (at - lineStart);
  }
}

const STEPS: Readonly<Record<string, ['forward' | 'backward', string]>> = {
  ArrowLeft: ['backward', 'character'],
  ArrowRight: ['forward', 'character'],
  ArrowUp: ['backward', 'line'],
  ArrowDown: ['forward', 'line'],
  Home: ['backward', 'lineboundary'],
  End: ['forward', 'lineboundary'],
};

/** Scrolls what is around the element, as a key does that nobody wanted. */
export function scrollByKey(target: Element, key: string): void {
  const scroller = scrollerAround(target);
  const page = scroller.clientHeight * 0.9;
  const { scrollHeight } = scroller;
  const by: Readonly<Record<string, readonly [number, number]>> = {
    ArrowUp: [0, -LINE],
    ArrowDown: [0, LINE],
    ArrowLeft: [-LINE, 0],
    ArrowRight: [LINE, 0],
    PageUp: [0, -page],
    PageDown: [0, page],
    Home: [0, -scrollHeight],
    End: [0, scrollHeight],
  };
  const [left, top] = by[key] ?? [0, 0];
  scroller.scrollBy({ left, top, behavior: 'instant' });
}

/** The nearest element around, or itself, that can scroll; else the page. */
export function scrollerAround(element: Element): Element {
  const page = document.scrollingElement ?? document.documentElement;
  for (let each: Element | null = element; each instanceof Element; each = flatParent(each)) {
    if (each === page || each === document.body) break;
    if (canScroll(each)) return each;
  }
  return page;
}

function canScroll(element: Element): boolean {
  const { overflowX, overflowY } = getComputedStyle(element);
  const vertical = /auto|scroll/.test(overflowY) && element.scrollHeight > element.clientHeight;
  const sideways = /auto|scroll/.test(overflowX) && element.scrollWidth > element.clientWidth;
  return vertical || sideways;
}
