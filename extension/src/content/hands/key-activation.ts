import { clickEvent } from './pointer';

const BUTTON_TYPES = new Set(['button', 'submit', 'reset', 'image', 'color', 'file']);

/** Whether Enter clicks it. */
export function clicksOnEnter(element: Element): boolean {
  return element.matches('a[href],area[href],button,summary') || isInputButton(element);
}

/** Whether Space clicks it, on the way up. */
export function clicksOnSpace(element: Element): boolean {
  if (element.matches('button,summary')) return true;
  if (!(element instanceof HTMLInputElement)) return false;
  return element.type === 'checkbox' || element.type === 'radio' || isInputButton(element);
}

/** The click that a key makes; it has no place (UI Events, 3.5). */
export function pressAsButton(element: Element): void {
  clickEvent(element, { x: 0, y: 0 }, 0);
}

/**
 * Enter in a field sends its form: through the default button, or without one where the form has
 * just one field (WHATWG HTML, 4.10.22.2).
 */
export function submitImplicitly(field: HTMLInputElement | HTMLSelectElement): void {
  const { form } = field;
  if (!form) return;
  const button = [...form.elements].find(isSubmitButton);
  if (button) {
    if (!button.matches(':disabled')) pressAsButton(button);
    return;
  }
  const blocking = [...form.elements].filter(
    (element) => element instanceof HTMLInputElement && BLOCKING.has(element.type),
  );
  if (blocking.length <= 1) form.requestSubmit();
}

const BLOCKING = new Set(
  'text search url tel email password date month week time datetime-local number'.split(' '),
);

function isInputButton(element: Element): boolean {
  return element instanceof HTMLInputElement && BUTTON_TYPES.has(element.type);
}

function isSubmitButton(element: Element): boolean {
  if (element instanceof HTMLButtonElement) return element.type === 'submit';
  return (
    element instanceof HTMLInputElement && (element.type === 'submit' || element.type === 'image')
  );
}
