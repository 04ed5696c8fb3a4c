import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromiumPath, QUIET_FLAGS } from './chromium';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
const PATIENCE_MS = 60_000;

/** Stands in for npm: takes the folder that was built before the tests, and leaves it alone. */
const NPM = `#!/bin/sh
case "$*" in
  ci*) mkdir -p node_modules ;;
  *build) cp -R '${ROOT}extension/dist' dist ;;
esac
`;

/**
 * `rig browser --headless` in a copy of the project, with a real browser, in folders whose names
 * have white space.
 */
export class LaunchedBrowser {
  private said = '';

  private constructor(
    private readonly folder: string,
    private readonly process: ChildProcess,
  ) {
    process.stderr?.setEncoding('utf8').on('data', (text: string) => {
      this.said += text;
    });
  }

  static start(settings: Readonly<Record<string, string>>): LaunchedBrowser {
    const folder = mkdtempSync(join(tmpdir(), 'rig launch '));
    const project = join(folder, 'pro ject');
    mkdirSync(join(project, 'bin'), { recursive: true });
    cpSync(join(ROOT, 'rig'), join(project, 'rig'));
    for (const part of ['set-up', 'shell', 'package-lock.json', 'manifest.json']) {
      cpSync(join(ROOT, 'extension', part), join(project, 'extension', part), { recursive: true });
    }
    writeFileSync(join(project, 'bin', 'npm'), NPM);
    chmodSync(join(project, 'bin', 'npm'), 0o755);
    const rig = spawn(join(project, 'rig'), ['browser', '--headless'], {
      cwd: folder,
      stdio: ['ignore', 'ignore', 'pipe'],
      env: {
        PATH: `${join(project, 'bin')}:${process.env.PATH}`,
        HOME: folder,
        DATA_DIR: 'my data',
        CHROMIUM: chromiumPath(),
        RIG_CHROMIUM_FLAGS: [...QUIET_FLAGS, '--remote-debugging-port=0'].join(' '),
        ...settings,
      },
    });
    return new LaunchedBrowser(folder, rig);
  }

  /** A place in the folder that the browser has for itself. */
  at(path: string): string {
    return join(this.folder, 'my data', 'browser', path);
  }

  /** Waits for a line on standard error. */
  async says(line: string): Promise<void> {
    const deadline = AbortSignal.timeout(PATIENCE_MS);
    while (!this.said.includes(`${line}\n`)) {
      if (!this.process.stderr?.readable) throw new Error(`it only said: ${this.said}`);
      await once(this.process.stderr, 'data', { signal: deadline });
    }
  }

  /** Where the browser can be driven, which the flags of this test ask for. */
  debugger(): string {
    const [port] = readFileSync(this.at('profile/DevToolsActivePort'), 'utf8').split('\n');
    return `http://127.0.0.1:${port}`;
  }

  /** Ends the command as a service manager does; the exit code. */
  async end(): Promise<number | null> {
    if (this.process.exitCode === null) {
      const ended = once(this.process, 'exit', { signal: AbortSignal.timeout(PATIENCE_MS) });
      this.process.kill('SIGTERM');
      await ended;
    }
    return this.process.exitCode;
  }

  forget(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
