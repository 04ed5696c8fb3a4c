import { type ExecFileSyncOptions, execFileSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { cpus } from 'node:os';
import { chromiumPath } from '../../test/support/chromium';

const require = createRequire(import.meta.url);

/** The browser's start script may have complaints of its own. */
const QUIETLY: ExecFileSyncOptions = { stdio: ['ignore', 'pipe', 'ignore'] };

/** What the figures belong to, in one line. */
export function measuredOn(): string {
  const peer = require('@playwright/mcp/package.json') as { version: string };
  const browser = execFileSync(chromiumPath(), ['--version'], QUIETLY).toString().trim();
  const processors = `${cpus().length} x ${cpus()[0]?.model ?? 'processor'}`;
  const day = new Date().toISOString().slice(0, 10);
  return `${day}, ${processors}, Node ${process.version}, ${browser}, @playwright/mcp ${peer.version}`;
}
