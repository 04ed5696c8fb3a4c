/** The UI, built as the side panel and as the console; each a page with its script and styles. */
import { cp, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';

const root = new URL('..', import.meta.url);
const at = (path: string) => fileURLToPath(new URL(path, root));

/** What each may weigh, compressed, in KB. */
const MOST_KB = 200;

interface Page {
  readonly name: 'panel' | 'console';
  readonly folder: string;
  /** The name of the page in its folder. */
  readonly file: string;
}

const PAGES: readonly Page[] = [
  { name: 'panel', folder: 'dist', file: 'panel.html' },
  { name: 'console', folder: 'dist/console', file: 'index.html' },
];

/** Tells how large each became. @throws where one is too large */
export async function buildPages(): Promise<void> {
  for (const page of PAGES) await buildPage(page);
}

async function buildPage({ name, folder, file }: Page): Promise<void> {
  await build({
    entryPoints: [
      { in: at(`src/panel/${name}.ts`), out: name },
      { in: at('src/panel/styles/main.css'), out: name },
    ],
    outdir: at(folder),
    bundle: true,
    format: 'iife',
    target: 'chrome120',
    charset: 'utf8',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    minify: true,
    legalComments: 'linked',
  });
  await cp(at(`src/panel/${name}.html`), at(`${folder}/${file}`));
  const kb = await weight([`${folder}/${name}.js`, `${folder}/${name}.css`]);
  console.log(`${name}: ${kb.toFixed(1)} KB compressed`);
  if (kb > MOST_KB) throw new Error(`${name}: more than ${MOST_KB} KB compressed`);
}

async function weight(files: readonly string[]): Promise<number> {
  const texts = await Promise.all(files.map((file) => readFile(at(file))));
  return texts.reduce((sum, text) => sum + gzipSync(text).length, 0) / 1024;
}
