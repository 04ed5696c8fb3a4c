import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { SavedPage } from '../test/support/page-server';
import { testPages } from '../test/support/test-pages';

/** A page to measure; the expected text is there where people marked the article. */
export interface BenchPage extends SavedPage {
  readonly name: string;
  /** HTML with the article text. */
  readonly expected: string | null;
}

/** Own pages that are no page to look at: hostile, very long, empty, or part of another. */
const NOT_MEASURED = new Set(['hostile', 'big', 'blank', 'hiding', 'frame-inner']);

/** Beside the repository, where there are some. */
const USUAL = fileURLToPath(new URL('../../../shared/pages', import.meta.url));

/**
 * Real pages from a folder of folders with `source.html` and `expected.html`, where there is one,
 * and the own pages.
 *
 * @param folder may be missing, then there are no real pages
 */
export function benchPages(folder: string = USUAL): { real: BenchPage[]; own: BenchPage[] } {
  const own = [...testPages()].filter(([name]) => !NOT_MEASURED.has(name));
  return {
    real: existsSync(folder) ? savedPages(folder) : [],
    own: own.map(([name, page]) => ({ ...page, name, expected: null })),
  };
}

function savedPages(folder: string): BenchPage[] {
  return readdirSync(folder)
    .filter((name) => existsSync(join(folder, name, 'source.html')))
    .map((name) => ({
      name,
      locked: true,
      html: readFileSync(join(folder, name, 'source.html'), 'utf8'),
      expected: expectedOf(join(folder, name, 'expected.html')),
    }));
}

function expectedOf(path: string): string | null {
  return existsSync(path) ? readFileSync(path, 'utf8') : null;
}
