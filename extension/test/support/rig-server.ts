import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { endWithUs } from './end-with-us';

const RIG = fileURLToPath(new URL('../../../rig', import.meta.url));

/** A start takes half a second; a busy machine takes longer. Milliseconds. */
const STARTS_IN = 30_000;

/** With runs under way it waits for them; not for longer than this. Milliseconds. */
const STOPS_IN = 30_000;

/**
 * The real server as a process of its own, with a data folder of its own. It keeps its port over
 * restarts.
 */
export class RigServer {
  private process: ChildProcess | null = null;
  /** Its data folder. */
  readonly data = mkdtempSync(join(tmpdir(), 'rig-data-'));
  private said = '';

  private constructor(
    readonly port: number,
    private readonly settings: Readonly<Record<string, string>>,
  ) {}

  /** @param settings environment variables of the server */
  static async start(settings: Readonly<Record<string, string>> = {}): Promise<RigServer> {
    const server = new RigServer(await freePort(), settings);
    await server.up().catch(async (error: unknown) => {
      await server.close();
      throw error;
    });
    return server;
  }

  get url(): string {
    return `http://localhost:${this.port}`;
  }

  /** All that it has printed. */
  get output(): string {
    return this.said;
  }

  async up(): Promise<void> {
    const { java, jar } = program();
    const child = spawn(
      java,
      ['-XX:+UseSerialGC', '-Xmx256m', '-XX:TieredStopAtLevel=1', '-jar', jar],
      {
        cwd: this.data,
        env: { ...bare(), ...this.settings, PORT: String(this.port), DATA_DIR: this.data },
        stdio: ['ignore', 'pipe', 'pipe'],
      },
    );
    this.process = child;
    endWithUs(child);
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on('data', (text: Buffer) => {
        this.said += text.toString();
      });
    }
    await this.answers(child);
  }

  /** Ends the process, as a person or a crash would. */
  async down(signal: 'SIGTERM' | 'SIGKILL' = 'SIGTERM'): Promise<void> {
    const child = this.process;
    this.process = null;
    if (!child || child.exitCode !== null) return;
    const gone = once(child, 'exit', { signal: AbortSignal.timeout(STOPS_IN) });
    child.kill(signal);
    await gone.catch(() => child.kill('SIGKILL'));
  }

  async close(): Promise<void> {
    await this.down('SIGKILL');
    rmSync(this.data, { recursive: true, force: true });
  }

  private async answers(child: ChildProcess): Promise<void> {
    for (const end = Date.now() + STARTS_IN; Date.now() < end; ) {
      const response = await fetch(`${this.url}/health`).catch(() => null);
      if (response?.ok) return;
      if (child.exitCode !== null) break;
      await new Promise((done) => setTimeout(done, 50));
    }
    throw new Error(`the server did not start:\n${this.said}`);
  }
}

/** What of the environment a process needs; a person's settings are not a test's. */
function bare(): Record<string, string> {
  return { PATH: process.env.PATH ?? '', HOME: process.env.HOME ?? '' };
}

/** The program. `RIG_APP` names a folder with the built server; else it is built where that is needed. */
export function program(): { java: string; jar: string } {
  const folder = process.env.RIG_APP ?? builtFolder();
  const home = process.env.JAVA_HOME ?? '';
  const jdk = process.env.RIG_APP && home ? home : execFileSync(RIG, ['jdk']).toString().trim();
  return { java: join(jdk, 'bin', 'java'), jar: join(folder, 'backend-rig.jar') };
}

function builtFolder(): string {
  const told = execFileSync('sh', ['-c', `'${RIG}' build 2>&1`]).toString();
  const folder = /The server is in (.+)$/m.exec(told)?.[1];
  if (!folder) throw new Error(`the server could not be built:\n${told}`);
  return folder;
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  if (address === null || typeof address === 'string') throw new Error('no port was given');
  return address.port;
}
