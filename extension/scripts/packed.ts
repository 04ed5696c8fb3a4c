import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, sep } from 'node:path';
import { type Zippable, zipSync } from 'fflate';

/**
 * A folder as a zip. The same files give the same bytes, whenever and wherever they were written;
 * hidden files stay out, and what lies in the folders named.
 */
export function packed(folder: string, without: readonly string[] = []): Uint8Array {
  const files: Zippable = {};
  for (const path of readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()) {
    const file = join(folder, path);
    const names = path.split(sep);
    if (names.at(-1)?.startsWith('.') || without.includes(names[0] ?? '')) continue;
    if (statSync(file).isFile()) files[names.join('/')] = readFileSync(file);
  }
  // A local time, which is what a zip tells: the same in every time zone.
  return zipSync(files, { level: 9, mtime: new Date(1980, 0, 1) });
}
