/** Builds the folder that the browser loads, `dist/`, and in it the console, `dist/console/`. */
import { cp, mkdir, readFile, rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { type BuildOptions, build } from 'esbuild';

const root = new URL('..', import.meta.url);
const at = (path: string) => fileURLToPath(new URL(path, root));

const SCRIPTS = {
  background: 'src/background/main.ts',
  content: 'src/content/main.ts',
  'page-world': 'src/page-world/main.ts',
  reading: 'src/content/reading/main.ts',
};

/** What the UI may weigh, compressed, in KB. */
const MOST_KB = 200;

const SHARED: BuildOptions = {
  bundle: true,
  format: 'iife',
  target: 'chrome120',
  charset: 'utf8',
  legalComments: 'linked',
};

await rm(at('dist'), { recursive: true, force: true });
await mkdir(at('dist'), { recursive: true });
await build({
  ...SHARED,
  entryPoints: Object.fromEntries(Object.entries(SCRIPTS).map(([name, path]) => [name, at(path)])),
  outdir: at('dist'),
  minifySyntax: true,
});
await cp(at('manifest.json'), at('dist/manifest.json'));
await buildPage('panel', 'dist', 'panel.html');
await buildPage('console', 'dist/console', 'index.html');

/** One UI, as a page with its script and its style sheet beside it. */
async function buildPage(name: string, folder: string, page: string): Promise<void> {
  const styles = at('src/panel/styles/main.css');
  await build({
    ...SHARED,
    entryPoints: { [name]: at(`src/panel/${name}.ts`) },
    outdir: at(folder),
    jsx: 'automatic',
    jsxImportSource: 'preact',
    minify: true,
  });
  await build({ ...SHARED, entryPoints: { [name]: styles }, outdir: at(folder), minify: true });
  await cp(at(`src/panel/${name}.html`), at(`${folder}/${page}`));
  await weigh(name, [`${folder}/${name}.js`, `${folder}/${name}.css`]);
}

async function weigh(name: string, files: readonly string[]): Promise<void> {
  const sizes = await Promise.all(
    files.map(async (file) => gzipSync(await readFile(at(file))).length),
  );
  const kb = sizes.reduce((sum, size) => sum + size, 0) / 1024;
  console.log(`${name}: ${kb.toFixed(1)} KB compressed`);
  if (kb <= MOST_KB) return;
  console.error(`${name}: more than ${MOST_KB} KB`);
  process.exitCode = 1;
}
