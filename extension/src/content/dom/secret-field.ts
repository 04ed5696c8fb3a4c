/** Autofill names whose value is nobody's business (WHATWG HTML, 4.10.18.7). */
const SECRET_AUTOFILL =
  /(^|\s)(current-password|new-password|one-time-code|cc-number|cc-csc|cc-exp\S*)(\s|$)/;

/** Fields that were a password once: "show password" turns them into text, not into public text. */
const wasSecret = new WeakSet<Element>();

/** Whether the value of the field must never be read out. */
export function isSecretField(element: Element): boolean {
  if (!(element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement))
    return false;
  if (wasSecret.has(element)) return true;
  const secret =
    element.type === 'password' ||
    SECRET_AUTOFILL.test(element.autocomplete.toLowerCase()) ||
    getComputedStyle(element).getPropertyValue('-webkit-text-security') !== 'none';
  if (secret) wasSecret.add(element);
  return secret;
}
