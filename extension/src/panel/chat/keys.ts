/** Enter sends, except while an input method composes a word with it. */
export function isSendKey(event: KeyboardEvent): boolean {
  const { key, shiftKey, ctrlKey, altKey, metaKey, isComposing } = event;
  return key === 'Enter' && !shiftKey && !ctrlKey && !altKey && !metaKey && !isComposing;
}
