import { clean } from '../semantics/name';
import { unbracketed } from '../semantics/options';
import { focus } from './focus';
import { HandsError } from './hands-error';
import { commit } from './text-field';

/** Options told when none is meant. */
const SOME = 10;

/**
 * Chooses options of a native list by label, or else by value; a list of one choice takes one.
 *
 * @throws HandsError where there is no such option; then nothing has changed
 */
export function chooseNative(select: HTMLSelectElement, wanted: readonly string[]): void {
  if (select.matches(':disabled')) throw new HandsError('the list is disabled');
  if (!select.multiple && wanted.length > 1) {
    throw new HandsError(`the list takes one option, not ${wanted.length}`);
  }
  const options = new Set(wanted.map((text) => optionOf(select, text)));
  focus(select);
  const before = chosen(select);
  for (const option of select.options) option.selected = options.has(option);
  if (chosen(select) === before) return;
  select.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
  commit(select);
}

function optionOf(select: HTMLSelectElement, text: string): HTMLOptionElement {
  const option = bestOf(
    [...select.options],
    text,
    (each) => each.label,
    (each) => each.value,
  );
  if (!option)
    throw new HandsError(
      noOption(
        text,
        [...select.options].map((each) => each.label),
      ),
    );
  if (option.disabled || option.closest('optgroup')?.disabled) {
    throw new HandsError(`the option "${clean(option.label)}" is disabled`);
  }
  return option;
}

/** The one meant by a text: the same label, the same value, the only label that begins or holds it. */
export function bestOf<T>(
  all: readonly T[],
  text: string,
  label: (each: T) => string,
  value: (each: T) => string | null = () => null,
): T | null {
  const plain = (words: string | null) => unbracketed(clean(words ?? '')).toLocaleLowerCase();
  const wanted = plain(text);
  const only = (found: readonly T[]) => (found.length === 1 ? found[0] : undefined);
  return (
    all.find((each) => clean(label(each)) === clean(text)) ??
    all.find((each) => plain(label(each)) === wanted) ??
    all.find((each) => plain(value(each)) === wanted) ??
    (wanted === ''
      ? undefined
      : only(all.filter((each) => plain(label(each)).startsWith(wanted)))) ??
    (wanted === '' ? undefined : only(all.filter((each) => plain(label(each)).includes(wanted)))) ??
    null
  );
}

export function noOption(text: string, labels: readonly string[]): string {
  const some = labels.slice(0, SOME).map((label) => `"${clean(label).slice(0, 40)}"`);
  const more = labels.length > SOME ? ` and ${labels.length - SOME} more` : '';
  return `no single option is "${text}"; there are ${some.join(', ') || 'none'}${more}`;
}

function chosen(select: HTMLSelectElement): string {
  return [...select.options].map((option) => Number(option.selected)).join('');
}
