import { shadowRootOf } from '../dom/flat-tree';
import { clean } from '../semantics/name';
import { HandsError } from './hands-error';
import { bestOf, chooseNative, noOption } from './native-select';
import { eventWithin, nextTask, pause } from './pause';
import { click } from './pointer';
import { reach } from './reach';
import { refuseIfStopped } from './stopping';
import { isTextField } from './text-field';
import { typeInto } from './typing';

/** How long a list may take to come, from a server even. Milliseconds. */
const PATIENCE = 2000;
const LOOK_EVERY = 30;

const OPTIONS =
  '[role=option],[role=menuitemradio],[role=menuitemcheckbox],[role=menuitem],[role=treeitem],[role=radio]';

/** Chooses from a native list, or from one that the page draws itself. */
export async function choose(element: Element, options: readonly string[]): Promise<string | null> {
  const select = nativeOf(element);
  if (select) {
    chooseNative(select, options);
    return null;
  }
  if (element.matches(':disabled,[aria-disabled=true]'))
    throw new HandsError('the list is disabled');
  const notes: (string | null)[] = [];
  for (const option of options) notes.push(await chooseDrawn(element, option));
  return notes.find((note) => note !== null) ?? null;
}

function nativeOf(element: Element): HTMLSelectElement | null {
  if (element instanceof HTMLSelectElement) return element;
  if (element instanceof HTMLLabelElement && element.control instanceof HTMLSelectElement) {
    return element.control;
  }
  const inside = element.querySelectorAll('select');
  return inside.length === 1 ? (inside[0] ?? null) : null;
}

async function chooseDrawn(element: Element, text: string): Promise<string | null> {
  refuseIfStopped();
  let options = optionsFor(element);
  if (options.length === 0) {
    click(reach(element));
    options = await whenThere(element, text, LOOK_EVERY * 10);
  }
  const input = inputOf(element);
  if (!bestOption(options, text) && input) {
    await typeInto(input, { text, clear: true, submit: false });
    options = await whenThere(element, text, PATIENCE);
  } else if (!bestOption(options, text)) options = await whenThere(element, text, PATIENCE);
  const option = bestOption(options, text);
  if (!option) throw new HandsError(noOption(text, options.map(labelOf)));
  return clickOption(element, option);
}

async function clickOption(element: Element, option: Element): Promise<string | null> {
  const label = labelOf(option);
  if (option.matches('[aria-disabled=true]')) throw new HandsError(`"${label}" is disabled`);
  refuseIfStopped();
  click(reach(option));
  await nextTask();
  for (let waited = 0; waited < LOOK_EVERY * 5; waited += LOOK_EVERY) {
    if (isChosen(element, option, label)) return null;
    await pause(LOOK_EVERY);
  }
  return `"${label}" was clicked, but nothing shows that it is chosen`;
}

/** The page says so on the option, or shows it in the list's own box. */
function isChosen(element: Element, option: Element, label: string): boolean {
  const said = (name: string) => option.getAttribute(`aria-${name}`) === 'true';
  if (option.isConnected && (said('selected') || said('checked'))) return true;
  const input = inputOf(element);
  const shown = input && input.value !== '' ? input.value : (element.textContent ?? '');
  return element.isConnected && clean(shown).includes(label);
}

function inputOf(element: Element): HTMLInputElement | null {
  if (element instanceof HTMLInputElement) return isTextField(element) ? element : null;
  const inside = [...element.querySelectorAll('input')].filter((input) => isTextField(input));
  return inside.length === 1 ? (inside[0] ?? null) : null;
}

/** The options of the open list: inside it, in what it names as its popup, or anywhere in view. */
function optionsFor(element: Element): Element[] {
  const own = drawnIn(element);
  if (own.length > 0) return own;
  const named = popupsOf(element).flatMap(drawnIn);
  if (named.length > 0) return named;
  return popupsOf(element).length > 0
    ? []
    : anywhere(document).filter((each) => !each.closest('[role=listbox][aria-expanded=false]'));
}

function popupsOf(element: Element): Element[] {
  const root = element.getRootNode() as Document | ShadowRoot;
  const holders = [element, ...element.querySelectorAll('[aria-controls],[aria-owns]')];
  return holders
    .flatMap((each) => [each.getAttribute('aria-controls'), each.getAttribute('aria-owns')])
    .flatMap((ids) => ids?.split(/\s+/) ?? [])
    .map((id) => root.getElementById(id) ?? document.getElementById(id))
    .filter((popup) => popup !== null);
}

function drawnIn(element: Element): Element[] {
  return [...element.querySelectorAll(OPTIONS)].filter(isShown);
}

function anywhere(root: Document | ShadowRoot): Element[] {
  const found: Element[] = [...root.querySelectorAll('[role=option]')].filter(isShown);
  for (const host of root.querySelectorAll('*')) {
    const inner = shadowRootOf(host);
    if (inner) found.push(...anywhere(inner));
  }
  return found;
}

function isShown(element: Element): boolean {
  return element.checkVisibility({ visibilityProperty: true, opacityProperty: true });
}

function bestOption(options: readonly Element[], text: string): Element | null {
  return bestOf(options, text, labelOf, (each) => each.getAttribute('data-value'));
}

function labelOf(option: Element): string {
  return clean(option.getAttribute('aria-label') ?? option.textContent ?? '');
}

/** Waits until an option of that text is there; returns what is there then. */
async function whenThere(element: Element, text: string, patience: number): Promise<Element[]> {
  const end = performance.now() + patience;
  for (;;) {
    const options = optionsFor(element);
    if (bestOption(options, text) || performance.now() >= end) return options;
    await eventWithin(document, 'transitionend', LOOK_EVERY);
  }
}
