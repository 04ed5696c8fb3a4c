import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

/** Bundles one entry into a script that can be injected as it is. */
export async function bundle(entry: string): Promise<string> {
  const result = await build({
    entryPoints: [fileURLToPath(new URL(entry, import.meta.url))],
    bundle: true,
    format: 'iife',
    target: 'chrome120',
    write: false,
  });
  const [file] = result.outputFiles;
  if (!file) throw new Error(`nothing was built from ${entry}`);
  return file.text;
}
