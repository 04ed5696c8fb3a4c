import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build, type Plugin } from 'esbuild';
import { compile } from 'svelte/compiler';
import type { SavedPage } from './page-server';

const APPS = fileURLToPath(new URL('../apps/', import.meta.url));

/** Compiles components of Svelte while bundling. */
const svelte: Plugin = {
  name: 'svelte',
  setup(bundler) {
    bundler.onLoad({ filter: /\.svelte$/ }, async ({ path }) => ({
      contents: compile(await readFile(path, 'utf8'), { generate: 'client', css: 'injected' }).js
        .code,
      loader: 'js',
    }));
  },
};

/** Pages of applications, each bundled from npm into one page without any other file. */
export async function appPages(names: readonly string[]): Promise<Map<string, SavedPage>> {
  const pages = await Promise.all(
    names.map(async (name) => [name, { html: await pageOf(name), locked: false }] as const),
  );
  return new Map(pages);
}

async function pageOf(name: string): Promise<string> {
  const result = await build({
    entryPoints: [`${APPS}${name}.ts`],
    bundle: true,
    format: 'iife',
    target: 'chrome120',
    minify: true,
    write: false,
    define: { 'process.env.NODE_ENV': '"production"', __VUE_OPTIONS_API__: 'true' },
    conditions: ['browser'],
    plugins: [svelte],
  });
  const script = (result.outputFiles[0]?.text ?? '').replaceAll('</script', '<\\/script');
  return `<!doctype html><title>${name}</title><body><script>${script}</script>`;
}
