/** Packs `dist/` into a zip that is named by its version, and prints where it is. */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { packed } from './packed';

const at = (path: string) => fileURLToPath(new URL(`../${path}`, import.meta.url));

const { version } = JSON.parse(readFileSync(at('dist/manifest.json'), 'utf8'));
const zip = at(`backend-rig-extension-${version}.zip`);
// The console is for the server to show.
writeFileSync(zip, packed(at('dist'), ['console']));
console.log(zip);
