import { focused } from './focus';
import { eventWithin, nextTask } from './pause';
import { inputEvent } from './text-field';

/** How long the browser may take to tell a page that the selection has moved. Milliseconds. */
const SELECTION_TOLD = 30;

/** The element around which text is edited, null where there is none. */
export function editingHost(element: Element | null): HTMLElement | null {
  if (!(element instanceof HTMLElement) || !element.isContentEditable) return null;
  let host = element;
  while (host.parentElement?.isContentEditable) host = host.parentElement;
  return host;
}

/**
 * Edits rich text. The page is asked first: editors with a model of their own take `beforeinput`
 * and cancel it. Where they let it pass, the browser's own editing command does it, which such an
 * editor reads back from the document.
 */
export function edit(host: HTMLElement, inputType: EditType, data: string | null = null): void {
  if (!inputEvent(host, 'beforeinput', inputType, data, rangesIn(host))) return;
  // Deprecated but without a successor: nothing else edits with undo, line boxes and input events.
  document.execCommand(COMMANDS[inputType], false, data ?? undefined);
}

const COMMANDS = {
  insertText: 'insertText',
  insertFromPaste: 'insertText',
  insertParagraph: 'insertParagraph',
  insertLineBreak: 'insertLineBreak',
  deleteContentBackward: 'delete',
  deleteContentForward: 'forwardDelete',
} as const;
export type EditType = keyof typeof COMMANDS;

/** Puts the caret at the end; resolves when the page has been told. */
export async function caretToEndOf(host: HTMLElement): Promise<void> {
  const range = document.createRange();
  range.selectNodeContents(lastTextIn(host) ?? host);
  range.collapse(false);
  await choose(range);
}

export async function selectAllOf(host: HTMLElement): Promise<void> {
  const range = document.createRange();
  range.selectNodeContents(host);
  await choose(range);
}

/** Where the focus is in rich text, the host; else null. */
export function focusedHost(): HTMLElement | null {
  return editingHost(focused());
}

async function choose(range: Range): Promise<void> {
  const told = eventWithin(document, 'selectionchange', SELECTION_TOLD);
  const selection = getSelection();
  selection?.removeAllRanges();
  selection?.addRange(range);
  await told;
  await nextTask();
}

function rangesIn(host: HTMLElement): StaticRange[] {
  const selection = getSelection();
  if (!selection || selection.rangeCount === 0) return [];
  const range = selection.getRangeAt(0);
  return host.contains(range.commonAncestorContainer) ? [new StaticRange(range)] : [];
}

function lastTextIn(host: HTMLElement): Node | null {
  const walker = document.createTreeWalker(host, NodeFilter.SHOW_TEXT);
  let last: Node | null = null;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) last = node;
  return last;
}
