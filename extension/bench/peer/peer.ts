import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { chromiumPath } from '../../test/support/chromium';

interface ToolResult {
  readonly content?: readonly { readonly text?: string }[];
  readonly isError?: boolean;
}

/** How long one call may take, in milliseconds. */
const DEADLINE = 60_000;

/** Playwright MCP, driven as any client drives it: over stdio, with its own browser. */
export class Peer {
  private readonly waiting = new Map<number, (result: ToolResult) => void>();
  private calls = 0;

  private constructor(
    private readonly process: ChildProcess,
    private readonly folder: string,
  ) {
    if (!process.stdout) throw new Error('the peer has no output');
    createInterface({ input: process.stdout }).on('line', (line) => this.receive(line));
  }

  static async start(): Promise<Peer> {
    const folder = await mkdtemp(join(tmpdir(), 'rig-peer-'));
    const home = dirname(createRequire(import.meta.url).resolve('@playwright/mcp/package.json'));
    const flags = ['--headless', '--no-sandbox', '--isolated', '--viewport-size', '1280x720'];
    const child = spawn(
      process.execPath,
      [join(home, 'cli.js'), ...flags, '--executable-path', chromiumPath()],
      { cwd: folder, stdio: ['pipe', 'pipe', 'ignore'] },
    );
    const peer = new Peer(child, folder);
    const client = { name: 'bench', version: '1' };
    await peer.request('initialize', {
      protocolVersion: '2025-06-18',
      capabilities: {},
      clientInfo: client,
    });
    peer.send({ method: 'notifications/initialized' });
    return peer;
  }

  /** What a tool answers; throws where it says that it failed. */
  async call(name: string, argument: object = {}): Promise<string> {
    const result = await this.request('tools/call', { name, arguments: argument });
    const text = (result.content ?? []).map((part) => part.text ?? '').join('\n');
    if (result.isError) throw new Error(`the peer's ${name}: ${text}`);
    return text;
  }

  /** Its snapshot of the page that is open. */
  async snapshot(): Promise<string> {
    const text = await this.call('browser_snapshot');
    const snapshot = /```yaml\n([\s\S]*?)\n?```/.exec(text)?.[1];
    if (snapshot === undefined) throw new Error('the peer answered without a snapshot');
    return snapshot;
  }

  /** The snapshot to which an answer points: after an action it lies in a file. */
  async linkedSnapshot(answer: string): Promise<string> {
    const path = /\[Snapshot\]\(([^)]+)\)/.exec(answer)?.[1];
    if (path === undefined) throw new Error(`the peer's answer points to no snapshot: ${answer}`);
    return readFile(join(this.folder, path), 'utf8');
  }

  async stop(): Promise<void> {
    await this.call('browser_close').catch(() => undefined);
    const gone = once(this.process, 'exit');
    this.process.kill();
    await gone;
    await rm(this.folder, { recursive: true, force: true });
  }

  private request(method: string, params: object): Promise<ToolResult> {
    const id = ++this.calls;
    return new Promise((done, fail) => {
      const timer = setTimeout(() => fail(new Error(`the peer is too slow: ${method}`)), DEADLINE);
      this.waiting.set(id, (result) => {
        clearTimeout(timer);
        done(result);
      });
      this.send({ id, method, params });
    });
  }

  private send(message: object): void {
    this.process.stdin?.write(`${JSON.stringify({ jsonrpc: '2.0', ...message })}\n`);
  }

  private receive(line: string): void {
    const { id, result } = JSON.parse(line) as { id?: number; result?: ToolResult };
    if (id === undefined) return;
    this.waiting.get(id)?.(result ?? { isError: true });
    this.waiting.delete(id);
  }
}

/** The number of a button in one of its snapshots. */
export function peerRef(snapshot: string, role: string, name: string): string {
  const ref = new RegExp(`${role} "${name}"[^\\n]*?\\[ref=(\\w+)\\]`).exec(snapshot)?.[1];
  if (ref === undefined) throw new Error(`the peer sees no ${role} "${name}"`);
  return ref;
}
