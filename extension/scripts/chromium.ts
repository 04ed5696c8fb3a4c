/** Prints the path of the Chromium that tests use, or nothing where there is none. */
import { existsSync } from 'node:fs';
import { foundChromium } from '../test/support/chromium';

const path = foundChromium();
if (path && existsSync(path)) console.log(path);
