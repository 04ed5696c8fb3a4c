import assert from 'node:assert/strict';
import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { after, afterEach, before, test } from 'node:test';
import { Client, type ClientOptions } from '@modelcontextprotocol/client';
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio';
import { program, RigServer } from '../../extension/test/support/rig-server';
import { until } from '../../extension/test/support/until';
import { ActingBrowser } from './support/acting-browser';
import { TEA } from './support/mcp-tools';

const LEGACY = '2025-11-25';
const MODERN = '2026-07-28';

/** The same program that `./rig mcp` starts; the server and it share nothing but the settings. */
const { java, jar } = program();
const ARGUMENTS = ['-XX:TieredStopAtLevel=1', '-jar', jar, '--mcp-stdio'];

let rig: RigServer;
let browser: ActingBrowser;
const clients: Client[] = [];
const processes: ChildProcessWithoutNullStreams[] = [];

before(async () => {
  rig = await RigServer.start({ MODEL_PROVIDER: 'offline' });
  browser = await ActingBrowser.connect(rig.url, '', TEA);
});

afterEach(async () => {
  for (const client of clients.splice(0)) await client.close();
  for (const child of processes.splice(0)) child.kill('SIGKILL');
});

after(async () => {
  browser.close();
  await rig.close();
});

function settings(port = rig.port): Record<string, string> {
  return { PATH: process.env.PATH ?? '', PORT: String(port), DATA_DIR: rig.data };
}

async function connect(version: string, options: ClientOptions = {}): Promise<Client> {
  const mode = version === MODERN ? { pin: MODERN } : ('legacy' as const);
  const client = new Client(
    { name: 'interop', version: '1' },
    { ...options, versionNegotiation: { mode } },
  );
  clients.push(client);
  await client.connect(
    new StdioClientTransport({
      command: java,
      args: ARGUMENTS,
      env: settings(),
      cwd: rig.data,
    }),
  );
  return client;
}

function bridge(port = rig.port): ChildProcessWithoutNullStreams {
  const child = spawn(java, ARGUMENTS, {
    env: settings(port),
    cwd: rig.data,
  });
  processes.push(child);
  return child;
}

async function lineOf(child: ChildProcessWithoutNullStreams): Promise<Record<string, unknown>> {
  const lines = createInterface({ input: child.stdout });
  const [line] = await once(lines, 'line', { signal: AbortSignal.timeout(20_000) });
  lines.close();
  return JSON.parse(String(line));
}

for (const version of [LEGACY, MODERN]) {
  test(`stdio, ${version}: tools are listed and called`, async () => {
    const client = await connect(version);
    const { tools } = await client.listTools();
    assert.equal(tools.length, TEA.length + 1);
    const result = await client.callTool({ name: 'get_page_content', arguments: {} });
    assert.match(JSON.stringify(result.content), /Tea is made from leaves/);
    await assert.rejects(
      client.callTool({ name: 'no such tool é', arguments: {} }),
      /Unknown tool/,
    );
  });

  test(`stdio, ${version}: a question reaches the client's person and the answer comes back`, async () => {
    const client = await connect(version, { capabilities: { elicitation: {} } });
    client.setRequestHandler('elicitation/create', async () => ({
      action: 'accept',
      content: { allow: true },
    }));
    const result = await client.callTool({ name: 'send_order', arguments: { cups: 2 } });
    assert.equal(result.isError, false);
  });

  test(`stdio, ${version}: changes are told`, async () => {
    const client = await connect(version);
    const told: string[] = [];
    client.setNotificationHandler('notifications/resources/updated', async ({ params }) => {
      told.push(params.uri);
    });
    const uri = 'browser://page/text';
    if (version === MODERN) await client.listen({ resourceSubscriptions: [uri] });
    else await client.subscribeResource({ uri });
    let pages = 0;
    await until('the page is told', () => {
      browser.shows(`https://tea.example/${++pages}`, 'Tea');
      return told.includes(uri);
    });
  });

  test(`stdio, ${version}: a call that is given up is not finished`, async () => {
    let release = () => {};
    browser.held = new Promise((done) => {
      release = done;
    });
    const before = browser.done.length;
    const client = await connect(version);
    const given = new AbortController();
    const called = client.callTool(
      { name: 'get_page_content', arguments: {} },
      { signal: given.signal },
    );
    await until('the browser is asked', () => browser.done.length > before);
    given.abort('not needed');
    await assert.rejects(called);
    await until('nothing runs any more', async () => {
      const metrics = await (await fetch(`${rig.url}/metrics`)).text();
      return /^rig_runs_active 0\.0$/m.test(metrics);
    });
    release();
    browser.held = Promise.resolve();
  });
}

test('stdio: the program ends when its input does, after the last answer', async () => {
  const child = bridge();
  const params = {
    protocolVersion: '2025-06-18',
    capabilities: {},
    clientInfo: { name: 'test', version: '1' },
  };
  const ended = once(child, 'exit', { signal: AbortSignal.timeout(20_000) });
  let said = '';
  child.stdout.on('data', (text: Buffer) => {
    said += text.toString();
  });
  child.stdin.end(
    `${JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'initialize', params })}\n` +
      `${JSON.stringify({ jsonrpc: '2.0', method: 'notifications/initialized' })}\n\n` +
      `${JSON.stringify({ jsonrpc: '2.0', id: 'two', method: 'tools/list' })}\n`,
  );
  const [code] = await ended;
  assert.equal(code, 0);
  const lines = said.trimEnd().split('\n');
  assert.deepEqual(
    lines.map((line) => JSON.parse(line).id),
    [1, 'two'],
  );
});

test('stdio: a line that is no JSON is answered and what follows goes on', async () => {
  const child = bridge();
  child.stdin.write('{"jsonrpc":\n');
  assert.equal(((await lineOf(child)).error as { code: number }).code, -32_700);
  child.stdin.write(`${JSON.stringify({ jsonrpc: '2.0', id: 3, method: 'ping' })}\n`);
  const answer = await lineOf(child);
  assert.equal(answer.id, 3);
  assert.ok(answer.error, 'no session was begun');
});

test('stdio: without a server it says what to do', async () => {
  const child = bridge(1);
  let told = '';
  child.stderr.on('data', (text: Buffer) => {
    told += text.toString();
  });
  child.stdin.write(
    `${JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'initialize', params: {} })}\n`,
  );
  const answer = await lineOf(child);
  assert.match((answer.error as { message: string }).message, /not running.*\.\/rig run/);
  await until('it is told on standard error', () => /\.\/rig run/.test(told));
});

test('stdio: a server that was started anew is gone on with', async () => {
  const own = await RigServer.start({ MODEL_PROVIDER: 'offline' });
  const client = new Client({ name: 'interop', version: '1' });
  clients.push(client);
  await client.connect(
    new StdioClientTransport({
      command: java,
      args: ARGUMENTS,
      env: { ...settings(own.port), DATA_DIR: own.data },
      cwd: own.data,
    }),
  );
  await own.down();
  await own.up();
  assert.equal((await client.listTools()).tools.length, 7);
  await client.close();
  await own.close();
});
