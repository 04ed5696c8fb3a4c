import { edit, focusedHost, selectAllOf } from './editor';
import { blur, focus, focused, nextInTabOrder } from './focus';
import { clicksOnEnter, pressAsButton, submitImplicitly } from './key-activation';
import { moveCaret, moveChoice, scrollByKey } from './key-moves';
import type { Stroke } from './keys';
import { commit, deleteText, insertText, isTextField, selectWhole } from './text-field';

/** Does what the browser does by default for a person's key. */
export async function defaultOfKey(target: Element, stroke: Stroke): Promise<void> {
  if (stroke.ctrl || stroke.meta) return shortcut(target, stroke);
  switch (stroke.key) {
    case 'Tab':
      return tab(stroke.shift);
    case 'Enter':
      return enter(target, stroke.shift);
    case 'Escape':
      return closeTopmost();
    case 'Backspace':
    case 'Delete':
      return erase(target, stroke.key === 'Backspace');
  }
  if (/^(Arrow|Page|Home|End)/.test(stroke.key)) return move(target, stroke);
  if ([...stroke.key].length === 1 && !stroke.alt) write(target, stroke.key);
}

function write(target: Element, character: string): void {
  const host = focusedHost();
  if (isTextField(target)) insertText(target, character);
  else if (host) edit(host, 'insertText', character);
  else if (character === ' ' && !(target instanceof HTMLInputElement))
    scrollByKey(target, 'PageDown');
}

function tab(backwards: boolean): void {
  const next = nextInTabOrder(backwards);
  if (next) return focus(next);
  const here = focused();
  if (here) blur(here);
}

function enter(target: Element, shift: boolean): void {
  const host = focusedHost();
  if (host) return edit(host, shift ? 'insertLineBreak' : 'insertParagraph');
  if (target instanceof HTMLTextAreaElement) return insertText(target, '\n', 'insertLineBreak');
  if (clicksOnEnter(target)) return pressAsButton(target);
  if (!(target instanceof HTMLInputElement)) return;
  if (isTextField(target)) commit(target);
  submitImplicitly(target);
}

function erase(target: Element, backwards: boolean): void {
  const host = focusedHost();
  if (host) return edit(host, backwards ? 'deleteContentBackward' : 'deleteContentForward');
  if (isTextField(target)) deleteText(target, backwards);
}

/** Closes what Escape closes: a full screen, a modal dialog or an open popover. */
function closeTopmost(): void {
  const dialog = [...document.querySelectorAll<HTMLDialogElement>('dialog:modal')].at(-1);
  const popover = [
    ...document.querySelectorAll<HTMLElement>(
      '[popover=""]:popover-open,[popover=auto]:popover-open',
    ),
  ].at(-1);
  if (popover) return popover.hidePopover();
  if (dialog?.dispatchEvent(new Event('cancel', { cancelable: true }))) dialog.close();
}

function move(target: Element, stroke: Stroke): void {
  if (moveChoice(target, stroke.key)) return;
  if (moveCaret(target, stroke)) return;
  scrollByKey(target, stroke.key);
}

async function shortcut(target: Element, { key }: Stroke): Promise<void> {
  const host = focusedHost();
  switch (key.toLowerCase()) {
    case 'a':
      if (isTextField(target)) return selectWhole(target);
      return selectAllOf(host ?? document.body);
    case 'z':
      document.execCommand('undo');
      return;
    case 'y':
      document.execCommand('redo');
      return;
    case 'enter':
      return;
  }
}
