/**
 * Measures the browser side beside Playwright MCP in one run and prints a report in Markdown. Ends
 * with exit code 1 if a target is missed, 2 if the command line is not understood.
 *
 *     npm run bench -- [quick] [--only=PART] [FOLDER]
 */
import { optionsOf } from './options';
import { PARTS } from './parts';
import { markdown } from './report/markdown';
import { measuredOn } from './report/measured-on';
import { misses, unjudged } from './report/row';
import { scopeOf } from './scope';

const options = optionsOf(process.argv.slice(2), process.env.RIG_PAGES);
if (typeof options === 'string') {
  console.error(`bench: ${options}`);
  process.exit(2);
}
const scope = scopeOf(options.quick, options.folder);
if (scope.real.length === 0) console.error('No folder of real pages: only own ones are measured.');
console.log(`## The browser side\n\nMeasured on ${measuredOn()}\n`);
let missed = false;
for (const part of options.parts) {
  console.error(`Measuring ${part} …`);
  for (const measured of await PARTS[part](scope)) {
    // A few rounds on a few pages say that it works, not how well.
    const section = scope.judged ? measured : unjudged(measured);
    console.log(markdown(section));
    missed ||= misses(section);
  }
}
process.exitCode = missed ? 1 : 0;
