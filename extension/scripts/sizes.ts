/** Fails on a source file of more than 400 lines, and tells the median. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const LONGEST = 400;
const root = fileURLToPath(new URL('../src', import.meta.url));

const sizes = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((path) => /\.tsx?$/.test(path))
  .map((path) => ({ path, lines: readFileSync(join(root, path), 'utf8').split('\n').length - 1 }))
  .sort((a, b) => a.lines - b.lines);

for (const { path, lines } of sizes.filter(({ lines }) => lines > LONGEST)) {
  console.error(`${path}: ${lines} lines, more than ${LONGEST}`);
  process.exitCode = 1;
}
console.log(`${sizes.length} files, median ${sizes[Math.floor(sizes.length / 2)]?.lines} lines`);
