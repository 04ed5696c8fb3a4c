import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, afterEach, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio';
import OpenAI from 'openai';
import { program, RigServer } from '../../extension/test/support/rig-server';
import { ActingBrowser } from './support/acting-browser';
import { TEA } from './support/mcp-tools';
import { Readme } from './support/readme';

/** What people copy from the README, as programs of others would use it. */
const ENGLISH = Readme.read('README.md');
const INDONESIAN = Readme.read('README.id.md');
const SET_UPS = [
  '**Claude Desktop**',
  '**VS Code**',
  '**Cursor**',
  '**Open WebUI**',
  '**LibreChat**',
];
const TOKEN = 'the-token-of-a-readme-test';
const USUAL = 'http://localhost:3000';

interface HttpEntry {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
}

let rig: RigServer;
let browser: ActingBrowser;
const clients: Client[] = [];

before(async () => {
  rig = await RigServer.start({ MODEL_PROVIDER: 'offline', AUTH_TOKEN: TOKEN });
  browser = await ActingBrowser.connect(rig.url, TOKEN, TEA);
});

afterEach(async () => {
  for (const client of clients.splice(0)) await client.close();
});

after(async () => {
  browser.close();
  await rig.close();
});

function client(): Client {
  const made = new Client({ name: 'readme', version: '1' });
  clients.push(made);
  return made;
}

/** The address as it is written, at the port of this test's server. */
function here(url: string): string {
  assert.ok(url.startsWith(USUAL) || url.startsWith('http://host.docker.internal:3000'), url);
  return url.replace(/^http:\/\/[^/]+/, rig.url);
}

async function listsTools({ url, headers }: HttpEntry): Promise<void> {
  const told = Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [
      name,
      value.replace(/TOKEN|\$\{input:rig-token\}/, TOKEN),
    ]),
  );
  const made = client();
  await made.connect(
    new StreamableHTTPClientTransport(new URL(here(url)), { requestInit: { headers: told } }),
  );
  const { tools } = await made.listTools();
  assert.ok(tools.some(({ name }) => name === 'run_task'));
}

async function chats(baseURL: string): Promise<void> {
  const openai = new OpenAI({ baseURL: here(baseURL), apiKey: TOKEN, maxRetries: 0 });
  const models = await openai.models.list();
  assert.ok(models.data.some(({ id }) => id === 'browser-agent'));
  const answer = await openai.chat.completions.create({
    model: 'browser-agent',
    messages: [{ role: 'user', content: 'What can you do?' }],
  });
  assert.ok(answer.choices[0]?.message.content);
}

test("Claude Desktop: the command of the README lists the browser's tools", async () => {
  const { mcpServers } = JSON.parse(ENGLISH.after('**Claude Desktop**'));
  assert.match(mcpServers.browser.command, /\/rig$/);
  assert.deepEqual(mcpServers.browser.args, ['mcp']);
  const rigScript = fileURLToPath(new URL('../../rig', import.meta.url));
  assert.match(execFileSync(rigScript, ['help']).toString(), /rig mcp/);
  // What that verb starts: the script itself would build anew.
  const { java, jar } = program();
  const made = client();
  await made.connect(
    new StdioClientTransport({
      command: java,
      args: ['-XX:TieredStopAtLevel=1', '-jar', jar, '--mcp-stdio'],
      env: {
        PATH: process.env.PATH ?? '',
        PORT: String(rig.port),
        AUTH_TOKEN: TOKEN,
        DATA_DIR: rig.data,
      },
      cwd: rig.data,
    }),
  );
  const { tools } = await made.listTools();
  assert.ok(tools.some(({ name }) => name === 'run_task'));
});

test("VS Code: the address and header of the README list the browser's tools", async () => {
  const { inputs, servers } = JSON.parse(ENGLISH.after('**VS Code**'));
  assert.equal(inputs[0].id, 'rig-token');
  assert.equal(servers.browser.type, 'http');
  await listsTools(servers.browser);
});

test("Cursor: the address and header of the README list the browser's tools", async () => {
  await listsTools(JSON.parse(ENGLISH.after('**Cursor**')).mcpServers.browser);
});

test('Open WebUI: its address lists models and chats', async () => {
  const url = /OPENAI_API_BASE_URL=(\S+)/.exec(ENGLISH.after('**Open WebUI**'))?.[1];
  assert.ok(url);
  await chats(url);
});

test('LibreChat: its address lists models and chats', async () => {
  const yaml = ENGLISH.after('**LibreChat**');
  assert.match(yaml, /default: \["browser-agent"\]/);
  const url = /baseURL: "([^"]+)"/.exec(yaml)?.[1];
  assert.ok(url);
  await chats(url);
});

test('Ollama: the settings of the README start a server that asks it', async () => {
  const lines = ENGLISH.after('### Ollama').split('\n');
  const settings = Object.fromEntries(
    lines.filter((line) => /^[A-Z_]+=/.test(line)).map((line) => line.split('=')),
  );
  const asked: string[] = [];
  const ollama = createServer((request, response) => {
    asked.push(request.url ?? '');
    response.writeHead(200, { 'Content-Type': 'application/x-ndjson' });
    const said = { role: 'assistant', content: 'Hello from Ollama.' };
    response.end(
      `${JSON.stringify({ model: 'm', message: said, done: true, done_reason: 'stop' })}\n`,
    );
  });
  await new Promise<void>((done) => ollama.listen(0, '127.0.0.1', done));
  const { port } = ollama.address() as AddressInfo;
  const local = await RigServer.start({ ...settings, OLLAMA_BASE_URL: `http://127.0.0.1:${port}` });
  try {
    const answer = await fetch(`${local.url}/agent/run`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ message: 'Hello' }),
    });
    assert.match(await answer.text(), /Hello from Ollama\./);
    assert.deepEqual(asked, ['/api/chat']);
  } finally {
    await local.close();
    ollama.close();
  }
});

test('both READMEs have the same set-ups', () => {
  for (const name of SET_UPS) assert.equal(INDONESIAN.after(name), ENGLISH.after(name));
  assert.equal(INDONESIAN.after('### Ollama'), ENGLISH.after('### Ollama'));
});
