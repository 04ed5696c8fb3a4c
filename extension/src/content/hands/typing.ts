import { isSecretField } from '../dom/secret-field';
import { caretToEndOf, edit, editingHost, selectAllOf } from './editor';
import { focus, focused } from './focus';
import { HandsError } from './hands-error';
import { strike } from './keyboard';
import { strokeOf, strokeOfCharacter } from './keys';
import { nextTask } from './pause';
import { click } from './pointer';
import { reach } from './reach';
import { caretToEnd, commit, insertText, isTextField, pick, selectWhole } from './text-field';

/** More than this a person pastes. */
const BY_KEYS = 300;

export interface Typing {
  readonly text: string;
  readonly clear: boolean;
  readonly submit: boolean;
}

/** What was written into, and a note where it does not hold what was typed. */
export interface Typed {
  readonly field: Element;
  readonly note: string | null;
}

/** Types into a field or an editor as a person does. */
export async function typeInto(element: Element, typing: Typing): Promise<Typed> {
  const field = fieldOf(element);
  if (field instanceof HTMLInputElement && !isTextField(field)) {
    return { field, note: await pickIn(field, typing) };
  }
  const place = enterField(field);
  const before = typing.clear ? '' : contentOf(place());
  await prepare(place(), typing);
  await write(place, typing.text);
  const written = place();
  const held = contentOf(written);
  if (isTextField(written) && !typing.submit) commit(written);
  if (typing.submit) await strike(strokeOf('Enter'));
  await nextTask();
  return { field: written, note: differs(held, before + typing.text) ? noteOf(written) : null };
}

/** The field or editor that an element is, labels or wraps. */
export function fieldOf(element: Element): Element {
  if (element instanceof HTMLLabelElement && element.control) return usable(element.control);
  if (isField(element)) return usable(element);
  const host = editingHost(element);
  if (host) return host;
  const inside = [
    ...element.querySelectorAll('input:not([type=hidden]),textarea,[contenteditable]'),
  ];
  const [only] = inside;
  if (only && inside.length === 1) return usable(only);
  throw new HandsError('nothing can be typed there: it is no field and no editor');
}

function isField(element: Element): boolean {
  return element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement;
}

function usable(element: Element): Element {
  const field = element as HTMLInputElement;
  if (field.matches(':disabled')) throw new HandsError('the field is disabled');
  if (field.readOnly && isField(field)) throw new HandsError('the field is read-only');
  return field;
}

/**
 * Clicks into it. What is typed into later is asked for anew each time: pages move the focus, to a
 * search that opens over the field, and replace fields while somebody types.
 */
function enterField(field: Element): () => Element {
  const reached = reach(field);
  click(reached);
  const own = focused();
  if (!own || !(isTextField(own) || editingHost(own))) focus(field);
  return () => {
    const now = focused();
    if (now && (isTextField(now) || editingHost(now))) return editingHost(now) ?? now;
    if (field.isConnected) focus(field);
    else
      click({
        point: reached.point,
        hit: document.elementFromPoint(reached.point.x, reached.point.y) ?? document.body,
      });
    const found = focused();
    if (!found) throw new HandsError('the field lost the focus while it was typed into');
    return editingHost(found) ?? found;
  };
}

async function prepare(place: Element, { clear, text }: Typing): Promise<void> {
  if (isTextField(place)) {
    if (!clear) return caretToEnd(place);
    selectWhole(place);
    if (text === '' && place.value !== '') await strike(strokeOf('Backspace'));
    return;
  }
  const host = place as HTMLElement;
  if (!clear) return caretToEndOf(host);
  await selectAllOf(host);
  if (contentOf(host) === '') return;
  await strike(strokeOf('Backspace'));
  await nextTask();
}

/** Key by key; what is too long for that goes in at once, into an editor by its own paste. */
async function write(place: () => Element, text: string): Promise<void> {
  const characters = [...new Intl.Segmenter().segment(text)].map(({ segment }) => segment);
  const isEditor = !isTextField(place());
  if (isEditor && characters.length > BY_KEYS) return paste(place() as HTMLElement, text);
  for (const character of characters.slice(0, BY_KEYS)) {
    const oneLine = place() instanceof HTMLInputElement;
    if (character === '\n' && oneLine) continue;
    await strike(strokeOfCharacter(character));
  }
  const rest = characters.slice(BY_KEYS).join('');
  const field = place();
  if (rest && isTextField(field)) insertText(field, rest);
}

function paste(host: HTMLElement, text: string): void {
  const clipboardData = new DataTransfer();
  clipboardData.setData('text/plain', text);
  const init = { clipboardData, bubbles: true, cancelable: true, composed: true };
  if (host.dispatchEvent(new ClipboardEvent('paste', init))) edit(host, 'insertFromPaste', text);
}

/** Dates, times, colours and sliders take a value, not keys. */
function pickIn(input: HTMLInputElement, { text, submit }: Typing): Promise<string | null> {
  const hint = PICKED[input.type];
  if (hint === undefined) throw new HandsError(REFUSED[input.type] ?? 'it is a button: click it');
  focus(input);
  const before = input.value;
  const wanted = text.trim();
  if (!isWritten(input, wanted)) throw new HandsError(`the field takes ${hint}`);
  pick(input, wanted);
  const took = input.value === wanted || Number(input.value) === Number(wanted);
  if (submit) return strike(strokeOf('Enter')).then(() => null);
  if (took || input.value.toLowerCase() === wanted.toLowerCase()) return Promise.resolve(null);
  return Promise.resolve(
    input.value === before ? 'the field kept its value' : 'the field took the nearest value',
  );
}

const PICKED: Readonly<Record<string, string>> = {
  date: 'a date such as 2026-12-31',
  'datetime-local': 'a date and time such as 2026-12-31T23:59',
  month: 'a month such as 2026-12',
  week: 'a week such as 2026-W52',
  time: 'a time such as 23:59',
  color: 'a colour such as #ff8800',
  range: 'a number',
};

const REFUSED: Readonly<Record<string, string>> = {
  checkbox: 'it is a checkbox: click it',
  radio: 'it is a radio button: click it',
  file: 'it takes a file: use upload_file',
};

/** Whether the browser can read the text as a value of this kind; it makes others empty. */
function isWritten(input: HTMLInputElement, text: string): boolean {
  if (input.type === 'color') return /^#[0-9a-f]{6}$/i.test(text);
  if (input.type === 'range') return text !== '' && Number.isFinite(Number(text));
  const probe = document.createElement('input');
  probe.type = input.type;
  probe.value = text;
  return text === '' || probe.value !== '';
}

function contentOf(place: Element): string {
  return isTextField(place) ? place.value : ((place as HTMLElement).innerText ?? '');
}

function differs(held: string, typed: string): boolean {
  const bare = (text: string) => text.replace(/[\s\u200b\ufeff]+/g, '');
  return bare(held) !== bare(typed);
}

function noteOf(place: Element): string {
  return isSecretField(place)
    ? 'the field does not hold exactly what was typed'
    : 'the page changed what was typed: see value';
}
