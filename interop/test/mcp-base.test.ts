import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { SocketBrowser } from './support/socket-browser';
import { WholeServer } from './support/whole-server';

/** A browser of the base protocol and a client that cannot ask its person: the least of both. */
const whole = WholeServer.forFile();
let browser: SocketBrowser;
let client: Client;

beforeEach(async () => {
  browser = await SocketBrowser.connect(whole, ({ type }) => {
    if (type === 'get_page_content') return { title: 'A', url: 'http://a.test/', text: 'Tea.' };
    if (type !== 'get_interactive_elements') return null;
    return {
      elements: [
        { id: 1, role: 'button', name: 'Show more' },
        { id: 2, role: 'button', name: 'Buy now' },
      ],
    };
  });
  browser.isOn('http://start.test/');
  client = new Client({ name: 'base', version: '1' });
  await client.connect(
    new StreamableHTTPClientTransport(new URL(`${whole.url}/mcp`), {
      requestInit: { headers: whole.headers },
    }),
  );
});

afterEach(async () => {
  await client.close();
  browser.close();
});

async function call(name: string, args: Record<string, unknown> = {}) {
  const result = await client.callTool({ name, arguments: args });
  return { failed: result.isError === true, text: JSON.stringify(result.content) };
}

test('a client opens a page, reads it and clicks in it', async () => {
  assert.equal((await call('navigate_to', { url: 'http://a.test/' })).failed, false);
  assert.match((await call('get_page_content')).text, /Tea\./);
  assert.equal((await call('get_interactive_elements')).failed, false);
  assert.equal((await call('click_element', { ref: 1 })).failed, false);
  await browser.did('click_element');
});

test('what needs a yes is not done, and the answer says that nobody can be asked', async () => {
  await call('navigate_to', { url: 'http://a.test/' });
  await call('get_interactive_elements');
  const buying = await call('click_element', { ref: 2 });
  assert.equal(buying.failed, true);
  assert.match(buying.text, /neither this client nor their browser can ask/);
  const leaving = await call('navigate_to', { url: 'http://b.test/' });
  assert.equal(leaving.failed, true);
  assert.ok(!browser.commands.some(({ type }) => type === 'click_element'));
});
