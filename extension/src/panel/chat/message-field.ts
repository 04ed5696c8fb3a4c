/** The id of the field that messages are written in. */
export const MESSAGE_FIELD = 'message';

/** Where the person goes on after something is done. */
export function focusMessageField(): void {
  document.getElementById(MESSAGE_FIELD)?.focus();
}
