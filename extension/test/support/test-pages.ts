import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { SavedPage } from './page-server';

const PAGES = fileURLToPath(new URL('../pages/', import.meta.url));

/** The project's own test pages by name, without `.html`. */
export function testPages(): Map<string, SavedPage> {
  const names = readdirSync(PAGES).filter((file) => file.endsWith('.html'));
  return new Map(
    names.map((file) => [
      file.replace('.html', ''),
      { html: readFileSync(PAGES + file, 'utf8'), locked: false },
    ]),
  );
}
