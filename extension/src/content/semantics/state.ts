import { quote } from '../../shared/quote';
import { isSecretField } from '../dom/secret-field';
import { Styles } from '../dom/styles';
import { legibleText } from '../dom/veil';
import { clean } from './name';
import { optionsSummary, selectedLabels } from './options';

/**
 * The state of a control as words in a fixed order, `''` where there is nothing to tell. The value
 * of a secret field is never among them, only whether there is one.
 */
export function stateOf(element: Element, role: string, styles = new Styles()): string {
  const words = [...valueWords(element, role, styles), ...flagWords(element)];
  if (element === activeElementIn(element)) words.push('focused');
  return words.join(' ');
}

function activeElementIn(element: Element): Element | null {
  return (element.getRootNode() as Document | ShadowRoot).activeElement ?? null;
}

/** Longer values are cut where they are quoted. */
const LONGEST_VALUE = 1000;

function valueWords(element: Element, role: string, styles: Styles): string[] {
  if (element instanceof HTMLSelectElement) {
    return [...valueWord(selectedLabels(element)), optionsSummary(element)];
  }
  if (isSecretField(element)) return (element as HTMLInputElement).value ? ['filled'] : ['secret'];
  if (element instanceof HTMLTextAreaElement) return valueWord(element.value);
  if (element instanceof HTMLInputElement) return inputValue(element);
  if (role === 'textbox' || role === 'searchbox') {
    return valueWord(legibleText(element, styles, LONGEST_VALUE));
  }
  const aria = element.getAttribute('aria-valuetext') ?? element.getAttribute('aria-valuenow');
  return aria ? valueWord(aria) : [];
}

function inputValue(input: HTMLInputElement): string[] {
  switch (input.type) {
    case 'checkbox':
    case 'radio':
    case 'button':
    case 'submit':
    case 'reset':
    case 'image':
      return [];
    case 'file':
      return valueWord([...(input.files ?? [])].map((file) => file.name).join(', '));
    case 'range':
      return [...valueWord(input.value), `(${input.min || 0}–${input.max || 100})`];
    default:
      return valueWord(input.value);
  }
}

function valueWord(value: string): string[] {
  const text = clean(value);
  return text ? [`value ${quote(text)}`] : [];
}

function flagWords(element: Element): string[] {
  const input = element as HTMLInputElement;
  const aria = (name: string) => element.getAttribute(`aria-${name}`);
  const isTrue = (name: string) => aria(name) === 'true';
  const words: string[] = [];
  const say = (word: string, when: boolean) => {
    if (when) words.push(word);
  };
  const checkable = input.type === 'checkbox' || input.type === 'radio';
  const mixed = aria('checked') === 'mixed' || (checkable && input.indeterminate);
  say('mixed', mixed);
  say('checked', !mixed && (isTrue('checked') || (checkable && input.checked)));
  say('pressed', isTrue('pressed'));
  say('selected', isTrue('selected'));
  say(aria('current') ? 'current' : '', !!aria('current') && aria('current') !== 'false');
  const expanded = expansion(element);
  say(expanded ? 'expanded' : 'collapsed', expanded !== null);
  say('required', input.required === true || isTrue('required'));
  say('invalid', isInvalid(element));
  say('readonly', isTrue('readonly') || (input.readOnly === true && !checkable));
  say('disabled', element.matches(':disabled') || isTrue('disabled'));
  return words;
}

function expansion(element: Element): boolean | null {
  const aria = element.getAttribute('aria-expanded');
  if (aria === 'true' || aria === 'false') return aria === 'true';
  if (element.localName !== 'summary') return null;
  const details = element.parentElement;
  return details instanceof HTMLDetailsElement ? details.open : null;
}

/** What the page says, or what the browser shows after the person has touched the field. */
function isInvalid(element: Element): boolean {
  const aria = element.getAttribute('aria-invalid');
  return (aria !== null && aria !== 'false' && aria !== '') || element.matches(':user-invalid');
}
