import type { FileData } from '../../shared/hands';
import { HandsError } from './hands-error';
import { commit } from './text-field';

/** Puts files that the person picked into a field, as the browser's own picker would. */
export function putFiles(element: Element, files: readonly FileData[]): void {
  const input = fileInputOf(element);
  if (!input) throw new HandsError('it is no field for files');
  if (input.disabled) throw new HandsError('the field is disabled');
  if (files.length > 1 && !input.multiple) throw new HandsError('the field takes one file');
  const data = new DataTransfer();
  for (const file of files) data.items.add(fileOf(file));
  input.files = data.files;
  input.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
  commit(input);
}

/** The field itself, or the one that a label or button stands for. */
export function fileInputOf(element: Element): HTMLInputElement | null {
  const own = element instanceof HTMLLabelElement ? element.control : element;
  const inside = own?.querySelectorAll<HTMLInputElement>('input[type=file]');
  const input = own instanceof HTMLInputElement ? own : inside?.length === 1 ? inside[0] : null;
  return input?.type === 'file' ? input : null;
}

function fileOf({ name, type, base64 }: FileData): File {
  const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  return new File([bytes], name, { type });
}
