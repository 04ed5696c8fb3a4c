/** Builds the folder that the browser loads: `dist/`. */
import { existsSync } from 'node:fs';
import { cp, mkdir, rm, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { drawIcons } from './icons';

const root = new URL('..', import.meta.url);
const at = (path: string) => fileURLToPath(new URL(path, root));

const SCRIPTS = {
  background: 'src/background/main.ts',
  content: 'src/content/main.ts',
  'page-world': 'src/page-world/main.ts',
  reading: 'src/content/reading/main.ts',
  options: 'src/options/main.ts',
};

await rm(at('dist'), { recursive: true, force: true });
await mkdir(at('dist'), { recursive: true });
await build({
  entryPoints: Object.fromEntries(Object.entries(SCRIPTS).map(([name, path]) => [name, at(path)])),
  outdir: at('dist'),
  bundle: true,
  format: 'iife',
  target: 'chrome120',
  charset: 'utf8',
  minifySyntax: true,
  legalComments: 'linked',
});
await cp(at('manifest.json'), at('dist/manifest.json'));
for (const file of ['options.html', 'options.css']) {
  await cp(at(`src/options/${file}`), at(`dist/${file}`));
}
await drawIcons(at('dist'));
// The browser refuses a manifest whose panel is not there.
if (!existsSync(at('dist/panel.html'))) await writeFile(at('dist/panel.html'), '<!doctype html>');
