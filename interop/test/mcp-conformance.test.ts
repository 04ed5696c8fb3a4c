import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { RigServer } from '../../extension/test/support/rig-server';
import { ActingBrowser, type Declared, PICTURE } from './support/acting-browser';
import { SigningProxy } from './support/signing-proxy';

const TOKEN = 'token-of-the-tests';
const SUITE_TAKES = 180_000;

const here = (file: string) => fileURLToPath(new URL(file, import.meta.url));
const SUITE = here('../node_modules/@modelcontextprotocol/conformance/dist/index.js');

/** The tools that the suite calls, those that a browser can have. */
const TOOLS: readonly Declared[] = [
  { name: 'test_simple_text', effect: 'read', does: () => 'This is a simple text response.' },
  {
    name: 'test_image_content',
    effect: 'read',
    does: () => ({ image: PICTURE, mime_type: 'image/png' }),
  },
  { name: 'test_tool_with_logging', effect: 'read', does: () => 'Done with logging.' },
  { name: 'test_tool_with_progress', effect: 'read', does: () => 'Done with progress.' },
  { name: 'test_reconnection', effect: 'read', does: () => 'Done.' },
  {
    name: 'test_error_handling',
    effect: 'read',
    does: () => {
      throw new Error('This tool intentionally returns an error for testing');
    },
  },
  {
    // It acts, so the person is asked: by the form that the scenario waits for.
    name: 'test_elicitation',
    effect: 'act',
    schema: { type: 'object', properties: { message: { type: 'string' } } },
    does: () => 'User response: yes',
  },
];

let rig: RigServer;
let browser: ActingBrowser;
let proxy: SigningProxy;

before(async () => {
  rig = await RigServer.start({ AUTH_TOKEN: TOKEN, MODEL_PROVIDER: 'offline' });
  browser = await ActingBrowser.connect(rig.url, TOKEN, TOOLS);
  proxy = await SigningProxy.start(rig.url, TOKEN);
});

after(async () => {
  proxy.close();
  browser.close();
  await rig.close();
});

test('the MCP conformance suite passes but for what the baseline explains', async () => {
  const run = promisify(execFile)(
    process.execPath,
    [
      ...['--import', here('support/glob-in-fs.mjs'), SUITE],
      ...['server', '--url', `${proxy.url}/mcp`, '--suite', 'all'],
      ...['--expected-failures', here('mcp-conformance.yml')],
    ],
    { timeout: SUITE_TAKES, maxBuffer: 64 * 1024 * 1024 },
  );
  const { stdout } = await run.catch((failure: { stdout: string; stderr: string }) =>
    assert.fail(`${failure.stdout}\n${failure.stderr}`),
  );
  assert.match(stdout, /passed/i);
});
