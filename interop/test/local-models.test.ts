import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, afterEach, before, beforeEach, test } from 'node:test';
import { RigServer } from '../../extension/test/support/rig-server';
import { ActingBrowser } from './support/acting-browser';
import { FakeOpenAi } from './support/fake-openai';
import { TEA } from './support/mcp-tools';

/** Models that are served on the person's machine, over the whole way from wire to browser. */
let openai: FakeOpenAi;
let rig: RigServer;
let browser: ActingBrowser;

before(async () => {
  openai = await FakeOpenAi.start();
  rig = await RigServer.start({
    MODEL_PROVIDER: 'openai',
    OPENAI_BASE_URL: openai.url,
    MODEL: 'small',
  });
  writeFileSync(
    join(rig.data, 'models.toml'),
    '[[model]]\nname = "openai/plain"\ntools = "text"\ncontext = 16_384\n',
  );
});

beforeEach(async () => {
  openai.status = 200;
  openai.asked.splice(0);
  openai.says.splice(0);
  browser = await ActingBrowser.connect(rig.url, '', TEA);
});

afterEach(() => browser.close());

after(async () => {
  await rig.close();
  openai.stop();
});

async function run(model: string): Promise<string> {
  const { data } = await browser.socket.next('session_init');
  const response = await fetch(`${rig.url}/agent/run`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ message: 'What is it about?', session_id: data.session_id, model }),
  });
  const stream = await response.text();
  const blocks = stream.split('\n\n').filter((block) => block.startsWith('data: '));
  return blocks.map((block) => block.slice('data: '.length)).join('');
}

test('a call that a model writes into its text is made, and its text is none of the answer', async () => {
  openai.says.push(
    '```json\n{"name": "get-page-content", "arguments": {}}\n```',
    'It is about tea.',
  );
  const answer = await run('openai/small');
  assert.deepEqual(
    browser.done.map(({ type }) => type),
    ['get_page_content'],
  );
  assert.match(answer, /tea\./);
  assert.doesNotMatch(answer, /get-page-content|```/);
  assert.ok(openai.asked[0]?.tools?.length);
});

test('a model without tools of its own is given them as text, and calls them', async () => {
  openai.says.push('<tool_call>{"name":"get_page_content","arguments":{}}</tool_call>', 'Tea.');
  const answer = await run('openai/plain');
  assert.equal(openai.asked[0]?.tools, undefined);
  const [system] = openai.asked[0]?.messages ?? [];
  assert.equal(system?.role, 'system');
  assert.match(JSON.stringify(system?.content), /get_page_content/);
  assert.deepEqual(
    browser.done.map(({ type }) => type),
    ['get_page_content'],
  );
  assert.match(answer, /Tea\./);
});

test('another provider goes on where one is out of order, and the answer says who spoke', async () => {
  const other = await FakeOpenAi.start();
  other.status = 503;
  openai.says.push('I am here.');
  const local = await RigServer.start({
    MODEL_PROVIDER: 'anthropic',
    ANTHROPIC_API_KEY: 'a-key-of-the-tests',
    ANTHROPIC_BASE_URL: other.url,
    OPENAI_BASE_URL: openai.url,
    MODEL_FALLBACK: 'openai/small',
  });
  try {
    const response = await fetch(`${local.url}/agent/run`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ message: 'Are you there?' }),
    });
    const { response: said } = (await response.json()) as { response: string };
    assert.match(said, /I am here\./);
    assert.match(said, /small/);
    assert.match(said, /claude/);
  } finally {
    await local.close();
    other.stop();
  }
});
