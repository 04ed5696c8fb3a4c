import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { FakeRun, type RunBody } from './fake-run';

const CONSOLE = fileURLToPath(new URL('../../dist/console/', import.meta.url));

/** The policy that the real server sends with the console. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  "img-src 'self' data: blob:",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const TYPES: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
};

type Script = (run: FakeRun) => void | Promise<void>;

interface Answer {
  readonly status: number;
  readonly body: object;
}

/** A server that speaks the extended protocol as tests tell it, and serves the built console. */
export class FakeServer {
  readonly runs: FakeRun[] = [];
  /** What each request for a session is answered with. */
  session: Answer = { status: 200, body: { session_id: 'session-of-the-panel' } };
  info: object = { name: 'Backend Rig', model: 'gemini-3-flash', provider: 'gemini' };
  /** Wanted with each request where it is not empty. */
  token = '';
  /** Answers runs instead of the script where it is set. */
  refusal: Answer | null = null;
  /** Whether a cancelled run ends at once, as it does on the real server. */
  heedsCancel = true;
  /** Runs begin when it settles. */
  private gate: Promise<void> = Promise.resolve();
  private openGate = () => {};
  private asked = () => {};
  private script: Script = (run) => run.end();
  private readonly server: Server;

  private constructor() {
    this.server = createServer((request, response) => void this.answer(request, response));
  }

  static async start(): Promise<FakeServer> {
    const fake = new FakeServer();
    await new Promise<void>((done) => fake.server.listen(0, '127.0.0.1', done));
    return fake;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** As it is at the start of each test. */
  reset(): void {
    this.runs.length = 0;
    this.token = '';
    this.refusal = null;
    this.heedsCancel = true;
    this.info = { name: 'Backend Rig', model: 'gemini-3-flash', provider: 'gemini' };
    this.session = { status: 200, body: { session_id: 'session-of-the-panel' } };
    void this.letsRunsGo();
    this.answersWith((run) => run.end());
  }

  /** Runs that are asked for do not begin until they are let go; settles when one was asked for. */
  holdsRuns(): Promise<void> {
    this.gate = new Promise((open) => {
      this.openGate = open;
    });
    return new Promise((asked) => {
      this.asked = asked;
    });
  }

  letsRunsGo(): Promise<void> {
    this.openGate();
    return this.gate;
  }

  /** What each run does from now on. */
  answersWith(script: Script): void {
    this.script = script;
  }

  get lastRun(): FakeRun {
    const run = this.runs.at(-1);
    if (!run) throw new Error('nothing has run');
    return run;
  }

  stop(): void {
    this.server.closeAllConnections();
    this.server.close();
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname } = new URL(request.url ?? '/', this.url);
    response.setHeader('Access-Control-Allow-Origin', request.headers.origin ?? '*');
    response.setHeader('Access-Control-Allow-Headers', '*, Authorization');
    if (request.method === 'OPTIONS') return void response.writeHead(204).end();
    if (pathname === '/' || pathname.startsWith('/console/')) return file(pathname, response);
    const wanted = this.token && `Bearer ${this.token}`;
    if (wanted && request.headers.authorization !== wanted) {
      return json(response, { status: 401, body: { detail: 'This server needs its token.' } });
    }
    if (pathname === '/agent/info') return json(response, { status: 200, body: this.info });
    if (pathname === '/agent/session') return json(response, this.session);
    if (pathname === '/agent/run') return this.run(await bodyOf(request), response);
    return this.ofRun(pathname, request, response);
  }

  private async run(body: RunBody, response: ServerResponse): Promise<void> {
    this.asked();
    await this.gate;
    if (this.refusal) return json(response, this.refusal);
    const run = new FakeRun(body);
    this.runs.push(run);
    run.read(0, response);
    const { session_id } = body;
    run.tell('run', { run_id: run.id, session_id, model: 'gemini-3-flash', provider: 'gemini' });
    void this.script(run);
  }

  private async ofRun(
    path: string,
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<void> {
    const [, , , id, what] = path.split('/');
    const run = this.runs.find((run) => run.id === id);
    if (!run) return json(response, { status: 404, body: { detail: 'This run is not known.' } });
    if (what === 'events') {
      const after = String(request.headers['last-event-id'] ?? '0');
      run.read(Number(after), response);
      return run.resumed(after);
    }
    const body = await bodyOf(request);
    json(response, { status: what === 'cancel' ? 202 : 200, body: {} });
    if (what === 'approvals') {
      return run.decide(String(body.decision), body.scope as string | undefined);
    }
    run.cancel();
    if (this.heedsCancel) run.end('cancelled');
  }
}

function json(response: ServerResponse, { status, body }: Answer): void {
  const type = status < 400 ? 'application/json' : 'application/problem+json';
  response.writeHead(status, { 'Content-Type': type }).end(JSON.stringify(body));
}

function file(path: string, response: ServerResponse): void {
  const name = path === '/' ? 'index.html' : path.slice('/console/'.length);
  response.writeHead(200, {
    'Content-Type': TYPES[name.split('.').at(-1) ?? ''] ?? 'text/plain',
    'Content-Security-Policy': POLICY,
  });
  response.end(readFileSync(CONSOLE + name));
}

async function bodyOf(request: IncomingMessage): Promise<RunBody> {
  const pieces: Buffer[] = [];
  for await (const piece of request) pieces.push(piece as Buffer);
  return pieces.length === 0 ? {} : JSON.parse(Buffer.concat(pieces).toString('utf8'));
}
