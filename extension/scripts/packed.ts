import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join, sep } from 'node:path';
import { type Zippable, zipSync } from 'fflate';

/** Told in local time, as zip files have it, so every time zone writes the same. */
const WHEN = new Date(1980, 0, 1);

/**
 * A folder as a zip. The same files give the same bytes, whenever and wherever they were written;
 * hidden files stay out.
 */
export function packed(folder: string): Uint8Array {
  const files: Zippable = {};
  for (const path of readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()) {
    const file = join(folder, path);
    if (basename(path).startsWith('.') || !statSync(file).isFile()) continue;
    files[path.replaceAll(sep, '/')] = readFileSync(file);
  }
  return zipSync(files, { level: 9, mtime: WHEN });
}
