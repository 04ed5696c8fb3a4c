import { isSelectedWhole, setSelectedWhole } from './whole-selection';

export type TextField = HTMLInputElement | HTMLTextAreaElement;

const WRITTEN_TYPES = new Set(['text', 'search', 'url', 'tel', 'password', 'email', 'number']);

/** Whether keys write into it; date and the like are picked instead. */
export function isTextField(element: Element | null): element is TextField {
  if (element instanceof HTMLTextAreaElement) return true;
  return element instanceof HTMLInputElement && WRITTEN_TYPES.has(element.type);
}

/**
 * Writes at the caret, over what is selected, as a key does: the page may refuse in `beforeinput`
 * and hears `input`. From this world `value` is the browser's own setter, which frameworks that
 * shadow it on the element do not see, so they notice the change.
 */
export function insertText(field: TextField, text: string, inputType = 'insertText'): void {
  if (field.readOnly || field.disabled) return;
  if (!inputEvent(field, 'beforeinput', inputType, text)) return;
  const before = textOf(field);
  const { start, end } = caret(field);
  const limit = field.maxLength < 0 ? Number.POSITIVE_INFINITY : field.maxLength;
  const room = limit - before.length + end - start;
  const fitting = text.slice(0, Math.max(0, room));
  if (fitting === '' && start === end) return;
  write(field, before.slice(0, start) + fitting + before.slice(end), start + fitting.length);
  inputEvent(field, 'input', inputType, text);
}

/** Deletes what is selected, or one character before or behind the caret. */
export function deleteText(field: TextField, backwards: boolean): void {
  if (field.readOnly || field.disabled) return;
  const { start, end } = caret(field);
  const inputType = backwards ? 'deleteContentBackward' : 'deleteContentForward';
  const step = start === end ? 1 : 0;
  const from = backwards ? Math.max(0, start - step) : start;
  const before = textOf(field);
  const to = backwards ? end : Math.min(before.length, end + step);
  if (from === to || !inputEvent(field, 'beforeinput', inputType, null)) return;
  write(field, before.slice(0, from) + before.slice(to), from);
  inputEvent(field, 'input', inputType, null);
}

export function selectWhole(field: TextField): void {
  field.select();
  setSelectedWhole(field);
}

export function caretToEnd(field: TextField): void {
  setSelectedWhole(null);
  if (field.selectionStart !== null) {
    field.setSelectionRange(field.value.length, field.value.length);
  }
}

/** Tells the page that an edit is complete, as leaving the field would. */
export function commit(field: Element): void {
  field.dispatchEvent(new Event('change', { bubbles: true }));
}

/** Replaces the value of a field that is picked rather than written: dates, colours, ranges. */
export function pick(field: HTMLInputElement, value: string): void {
  if (!inputEvent(field, 'beforeinput', 'insertReplacementText', value)) return;
  if (field.value === value) return;
  field.value = value;
  field.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
  commit(field);
}

/** @returns whether the page let the default go on */
export function inputEvent(
  target: Element,
  type: 'beforeinput' | 'input',
  inputType: string,
  data: string | null,
  targetRanges: StaticRange[] = [],
): boolean {
  const cancelable = type === 'beforeinput';
  const init = { bubbles: true, composed: true, cancelable, inputType, data, targetRanges };
  return target.dispatchEvent(new InputEvent(type, init));
}

/** Numbers and e-mail addresses have no caret that a script may see: there it is at the end. */
function caret(field: TextField): { start: number; end: number } {
  const { length } = textOf(field);
  if (isSelectedWhole(field)) return { start: 0, end: length };
  return { start: field.selectionStart ?? length, end: field.selectionEnd ?? length };
}

/**
 * What the person sees in a number: the browser gives scripts an empty value while what is written
 * is none yet, such as `-`.
 */
const numberTexts = new WeakMap<TextField, { readonly text: string; readonly value: string }>();

function textOf(field: TextField): string {
  const known = numberTexts.get(field);
  return known?.value === field.value ? known.text : field.value;
}

function write(field: TextField, value: string, at: number): void {
  setSelectedWhole(null);
  field.value = value;
  if (field.type === 'number') numberTexts.set(field, { text: value, value: field.value });
  if (field.selectionStart !== null) field.setSelectionRange(at, at);
}
