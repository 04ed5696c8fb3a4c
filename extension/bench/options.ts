import { existsSync } from 'node:fs';
import { PARTS, type PartName } from './parts';

export interface Options {
  readonly quick: boolean;
  readonly parts: readonly PartName[];
  /** Of real pages; undefined for the usual one, which may not be there. */
  readonly folder: string | undefined;
}

const ALL = Object.keys(PARTS) as PartName[];

/**
 * What a command line asks for, or why it is not understood.
 *
 * @param named the folder where the command line names none
 */
export function optionsOf(words: readonly string[], named?: string): Options | string {
  let quick = false;
  let parts: readonly PartName[] = ALL;
  let folder: string | undefined;
  for (const word of words) {
    const only = /^--only=(.*)$/.exec(word)?.[1];
    if (word === 'quick') quick = true;
    else if (only !== undefined) parts = ALL.filter((name) => only.split(',').includes(name));
    else if (word.startsWith('-') || folder !== undefined) return `"${word}" is not understood`;
    else folder = word;
  }
  if (parts.length === 0) return `--only takes of ${ALL.join(', ')}`;
  folder ??= named || undefined;
  if (folder !== undefined && !existsSync(folder)) return `there is no folder ${folder}`;
  return { quick, parts, folder };
}
