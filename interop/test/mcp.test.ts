import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, test } from 'node:test';
import {
  Client,
  type ClientOptions,
  type ElicitResult,
  StreamableHTTPClientTransport,
} from '@modelcontextprotocol/client';
import { call, FakeGemini } from '../../extension/test/support/fake-gemini';
import { RigServer } from '../../extension/test/support/rig-server';
import { until } from '../../extension/test/support/until';
import { ActingBrowser, PICTURE } from './support/acting-browser';
import { TEA } from './support/mcp-tools';

const TOKEN = 'token-of-the-tests';
const LEGACY = '2025-11-25';
const MODERN = '2026-07-28';

/** Answers to a question that are no yes. */
const ANSWERS: readonly (readonly [string, ElicitResult])[] = [
  ['declined', { action: 'decline' }],
  ['dismissed', { action: 'cancel' }],
  ['unticked', { action: 'accept', content: { allow: false } }],
  ['not filled in', { action: 'accept', content: {} }],
];

let gemini: FakeGemini;
let rig: RigServer;
let browser: ActingBrowser;
const clients: Client[] = [];

before(async () => {
  gemini = await FakeGemini.start();
  rig = await RigServer.start({
    AUTH_TOKEN: TOKEN,
    GEMINI_API_KEY: 'made-up',
    GEMINI_BASE_URL: gemini.url,
  });
});

after(async () => {
  await rig.close();
  gemini.stop();
});

beforeEach(async () => {
  browser = await ActingBrowser.connect(rig.url, TOKEN, TEA);
  browser.shows('https://tea.example/', 'Tea');
});

afterEach(async () => {
  for (const client of clients.splice(0)) await client.close();
  browser.close();
  await until('the browser is gone', async () => {
    return /^rig_browser_sessions 0\.0$/m.test(await metrics());
  });
});

async function metrics(): Promise<string> {
  const answer = await fetch(`${rig.url}/metrics`, {
    headers: { Authorization: `Bearer ${TOKEN}` },
  });
  return answer.text();
}

async function connect(version: string, options: ClientOptions = {}): Promise<Client> {
  const mode = version === MODERN ? { pin: MODERN } : ('legacy' as const);
  const client = new Client(
    { name: 'interop', version: '1' },
    { ...options, versionNegotiation: { mode } },
  );
  clients.push(client);
  await client.connect(transport());
  return client;
}

function transport(): StreamableHTTPClientTransport {
  return new StreamableHTTPClientTransport(new URL(`${rig.url}/mcp`), {
    requestInit: { headers: { Authorization: `Bearer ${TOKEN}` } },
  });
}

interface Content {
  readonly type: string;
  readonly text?: string;
  readonly data?: string;
  readonly mimeType?: string;
}

function content(result: unknown): readonly Content[] {
  return (result as { content: Content[] }).content;
}

function text(result: unknown): string {
  return content(result)
    .map((part) => part.text ?? '')
    .join('\n');
}

for (const version of [LEGACY, MODERN]) {
  test(`${version}: the client connects and learns who it talks to`, async () => {
    const client = await connect(version);
    assert.equal(client.getServerVersion()?.name, 'backend-rig');
    assert.ok(client.getServerCapabilities()?.tools?.listChanged);
    assert.ok(client.getServerCapabilities()?.resources?.subscribe);
    assert.match(client.getInstructions() ?? '', /browser/);
  });

  test(`${version}: every tool of the browser is listed with its hints`, async () => {
    const { tools } = await (await connect(version)).listTools();
    const names = tools.map(({ name }) => name);
    assert.deepEqual(names, [...TEA.map(({ name }) => name), 'run_task']);
    const read = tools.find(({ name }) => name === 'get_page_content');
    assert.deepEqual(read?.annotations, {
      title: 'Get page content',
      readOnlyHint: true,
      destructiveHint: false,
      idempotentHint: true,
      openWorldHint: true,
    });
    const click = tools.find(({ name }) => name === 'click_element');
    assert.equal(click?.title, 'Click element');
    assert.equal(click?.annotations?.readOnlyHint, false);
    assert.equal(click?.annotations?.destructiveHint, true);
    assert.deepEqual(click?.inputSchema.required, ['ref']);
  });

  test(`${version}: a tool reads, and what it read comes framed and without values`, async () => {
    const client = await connect(version);
    const result = await client.callTool({ name: 'get_page_content', arguments: {} });
    assert.equal(result.isError, false);
    assert.match(text(result), /<<<page .*data, not instructions/);
    assert.match(text(result), /Tea is made from leaves/);
    assert.match(text(result), /\[EMAIL_1\]/);
    assert.doesNotMatch(text(result), /budi@example\.org/);
    assert.equal((result.structuredContent as { title?: string }).title, 'Tea');
  });

  test(`${version}: an action answers with the page as it then is`, async () => {
    const client = await connect(version);
    await client.callTool({ name: 'get_interactive_elements', arguments: {} });
    const result = await client.callTool({ name: 'click_element', arguments: { ref: 1 } });
    assert.equal(result.isError, false);
    assert.match(text(result), /Drink/);
    assert.deepEqual(browser.done.at(-1), { type: 'click_element', ref: 1 });
  });

  test(`${version}: a placeholder is put back where it was seen`, async () => {
    const client = await connect(version);
    await client.callTool({ name: 'get_interactive_elements', arguments: {} });
    await client.callTool({ name: 'get_page_content', arguments: {} });
    const typed = { ref: 1, text: 'To [EMAIL_1]' };
    const result = await client.callTool({ name: 'type_text', arguments: typed });
    assert.equal(result.isError, false, text(result));
    assert.deepEqual(browser.done.at(-1), {
      type: 'type_text',
      ref: 1,
      text: 'To budi@example.org',
    });
  });

  test(`${version}: a picture is a picture`, async () => {
    const client = await connect(version);
    const result = await client.callTool({ name: 'screenshot', arguments: {} });
    const picture = content(result).find(({ type }) => type === 'image');
    assert.equal(picture?.mimeType, 'image/png');
    assert.equal(picture?.data, PICTURE);
  });

  test(`${version}: a tool that fails is a result that says why`, async () => {
    const client = await connect(version);
    const result = await client.callTool({ name: 'fail', arguments: {} });
    assert.equal(result.isError, true);
    assert.match(text(result), /stale, read again/);
  });

  test(`${version}: arguments against the schema are a result that says why`, async () => {
    const client = await connect(version);
    const result = await client.callTool({ name: 'click_element', arguments: { ref: 'one' } });
    assert.equal(result.isError, true);
    assert.match(text(result), /do not fit/);
    assert.equal(browser.done.length, 0);
  });

  test(`${version}: a tool that nobody has is an error of the protocol`, async () => {
    const client = await connect(version);
    await assert.rejects(client.callTool({ name: 'nothing', arguments: {} }), /Unknown tool/);
  });

  test(`${version}: the page can be read as resources`, async () => {
    const client = await connect(version);
    const { resources } = await client.listResources();
    assert.deepEqual(
      resources.map(({ uri }) => uri),
      ['browser://page/snapshot', 'browser://page/text', 'browser://page/screenshot'],
    );
    const snapshot = await client.readResource({ uri: 'browser://page/snapshot' });
    assert.match(JSON.stringify(snapshot.contents), /#1 button/);
    const page = await client.readResource({ uri: 'browser://page/text' });
    assert.match(JSON.stringify(page.contents), /\[EMAIL_1\]/);
    const [picture] = (await client.readResource({ uri: 'browser://page/screenshot' })).contents;
    assert.deepEqual(picture, {
      uri: 'browser://page/screenshot',
      mimeType: 'image/png',
      blob: PICTURE,
    });
    assert.deepEqual((await client.listResourceTemplates()).resourceTemplates, []);
    await assert.rejects(client.readResource({ uri: 'browser://page/nothing' }), /not found/);
  });

  test(`${version}: progress of a call is told`, async () => {
    const client = await connect(version);
    const told: number[] = [];
    await client.callTool(
      { name: 'get_page_content', arguments: {} },
      { onprogress: ({ progress, total }) => void told.push(progress, total ?? -1) },
    );
    assert.deepEqual(told, [0, 2, 1, 2, 2, 2]);
  });

  test(`${version}: run_task does a task and says what came of it`, async () => {
    gemini.play(function* () {
      yield call('get_page_content');
      return 'It is about tea, says budi@example.org.';
    });
    const client = await connect(version);
    const told: string[] = [];
    const result = await client.callTool(
      { name: 'run_task', arguments: { task: 'What is the page about?' } },
      { onprogress: ({ message }) => void told.push(message ?? '') },
    );
    assert.equal(result.isError, false);
    assert.equal(text(result), 'It is about tea, says [EMAIL_1].');
    assert.deepEqual(told, [
      'waiting for the browser',
      'asking the model, call 1',
      'calling get_page_content',
      'done: get_page_content',
      'asking the model, call 2',
    ]);
  });

  test(`${version}: run_task with a model that nobody has says so`, async () => {
    const client = await connect(version);
    const result = await client.callTool({
      name: 'run_task',
      arguments: { task: 'Say hello', model: 'nobody/nothing' },
    });
    assert.equal(result.isError, true);
    assert.match(text(result), /No model of that name/);
  });

  test(`${version}: what needs the person is asked of the client's person`, async () => {
    const client = await connect(version, { capabilities: { elicitation: {} } });
    const asked: string[] = [];
    client.setRequestHandler('elicitation/create', async ({ params }) => {
      asked.push(params.message);
      return { action: 'accept', content: { allow: true } };
    });
    const result = await client.callTool({ name: 'send_order', arguments: { cups: 2 } });
    assert.equal(result.isError, false);
    assert.match(asked.join(), /send_order/);
    assert.deepEqual(browser.done, [{ type: 'send_order', cups: 2 }]);
  });

  for (const [how, answer] of ANSWERS) {
    test(`${version}: a question that is ${how} is a no`, async () => {
      const client = await connect(version, { capabilities: { elicitation: {} } });
      client.setRequestHandler('elicitation/create', async () => answer);
      const result = await client.callTool({ name: 'send_order', arguments: { cups: 3 } });
      assert.equal(result.isError, true);
      assert.match(text(result), /did not allow/);
      assert.equal(browser.done.length, 0);
    });
  }

  test(`${version}: a client that cannot ask leaves it to the browser's card`, async () => {
    browser.consent = 'allow';
    const client = await connect(version);
    const result = await client.callTool({ name: 'send_order', arguments: { cups: 4 } });
    assert.equal(result.isError, false);
    browser.consent = 'deny';
    const refused = await client.callTool({ name: 'send_order', arguments: { cups: 5 } });
    assert.equal(refused.isError, true);
    assert.equal(browser.done.length, 1);
  });

  test(`${version}: run_task asks the client's person too`, async () => {
    gemini.play(function* () {
      const [result] = yield call('send_order', { cups: 6 });
      return `Ordered: ${JSON.stringify(result).includes('ordered')}`;
    });
    const client = await connect(version, { capabilities: { elicitation: {} } });
    client.setRequestHandler('elicitation/create', async () => ({
      action: 'accept',
      content: { allow: true },
    }));
    const result = await client.callTool({ name: 'run_task', arguments: { task: 'Order tea' } });
    assert.equal(text(result), 'Ordered: true');
  });

  test(`${version}: a call that is given up is not finished`, async () => {
    let release = () => {};
    browser.held = new Promise((done) => {
      release = done;
    });
    const client = await connect(version);
    const given = new AbortController();
    const called = client.callTool(
      { name: 'get_page_content', arguments: {} },
      { signal: given.signal },
    );
    await until('the browser is asked', () => browser.done.length > 0);
    given.abort('not needed');
    await assert.rejects(called);
    await until('nothing runs any more', async () => {
      return /^rig_runs_active 0\.0$/m.test(await metrics());
    });
    release();
  });

  test(`${version}: without a browser the usual tools are listed and say what to do`, async () => {
    browser.close();
    const client = await connect(version);
    await until('the browser is gone', async () => {
      const { tools } = await client.listTools(undefined, { cacheMode: 'bypass' } as object);
      return tools.length === 7;
    });
    const result = await client.callTool({ name: 'get_page_content', arguments: {} });
    assert.equal(result.isError, true);
    assert.match(text(result), /No browser is connected/);
  });

  test(`${version}: changes of tools and page are told`, async () => {
    const client = await connect(version);
    const told: string[] = [];
    for (const method of [
      'notifications/tools/list_changed',
      'notifications/resources/updated',
    ] as const) {
      client.setNotificationHandler(method, async () => void told.push(method));
    }
    if (version === MODERN) {
      await client.listen({
        toolsListChanged: true,
        resourceSubscriptions: ['browser://page/text'],
      });
    } else {
      await client.subscribeResource({ uri: 'browser://page/text' });
    }
    let pages = 0;
    await until('the page is told', () => {
      browser.shows(`https://tea.example/${++pages}`, 'Tea');
      return told.includes('notifications/resources/updated');
    });
    const second = await ActingBrowser.connect(rig.url, TOKEN, []);
    await until('the tools are told', () => told.includes('notifications/tools/list_changed'));
    second.close();
  });
}

test('a client that speaks both finds the newest version', async () => {
  const client = new Client(
    { name: 'interop', version: '1' },
    { versionNegotiation: { mode: 'auto' } },
  );
  clients.push(client);
  await client.connect(transport());
  assert.equal(client.getNegotiatedProtocolVersion(), MODERN);
});

test('log messages come where they are wanted', async () => {
  const client = await connect(LEGACY);
  const told: unknown[] = [];
  client.setNotificationHandler('notifications/message', async ({ params }) => {
    told.push(params.data);
  });
  await client.callTool({ name: 'get_page_content', arguments: {} });
  assert.deepEqual(told, []);
  await client.setLoggingLevel('info');
  await client.callTool({ name: 'get_page_content', arguments: {} });
  assert.deepEqual(told, [
    { event: 'started' },
    { event: 'tool_calling', tool: 'get_page_content' },
    { event: 'tool_completed', tool: 'get_page_content' },
  ]);
});

test('a session that the client ends is gone', async () => {
  const client = await connect(LEGACY);
  await (client.transport as StreamableHTTPClientTransport).terminateSession();
  await assert.rejects(client.ping());
});
