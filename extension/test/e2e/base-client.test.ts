import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import { call } from '../support/fake-gemini';
import { SocketClient } from '../support/socket-client';
import { named, textOf, Whole } from '../support/whole';

/** A client of the base protocol on the server that the extension is connected to as well. */
const whole = Whole.forFile();

let client: SocketClient;
beforeEach(async () => {
  await whole.session();
  client = await SocketClient.open(whole.server.url, '/ws');
});
afterEach(() => client.close());

const ID = /^[0-9a-zA-Z_-]{16,}$/;

async function sessionOf(client: SocketClient): Promise<string> {
  const { data } = await client.next('session_init');
  return String(data.session_id);
}

/** A run of the base protocol, read to its end. */
async function run(sessionId: string): Promise<string> {
  const response = await fetch(`${whole.server.url}/agent/run`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ message: 'Please.', session_id: sessionId }),
  });
  assert.equal(response.headers.get('Content-Type'), 'text/event-stream');
  return response.text();
}

test('the server speaks first, with the session alone', async () => {
  const id = await sessionOf(client);
  assert.match(id, ID);
  assert.equal(client.heard[0]?.text, `{"type":"session_init","data":{"session_id":"${id}"}}`);
});

test('a ping is answered by exactly a pong', async () => {
  client.say({ type: 'Ping' });
  assert.equal((await client.next('Pong')).text, '{"type":"Pong"}');
});

test('the model is offered the six tools of the base, and an action is asked for byte by byte', async () => {
  const id = await sessionOf(client);
  let told = '';
  whole.gemini.play(function* () {
    const [result] = yield call('click_element', { ref: 7 });
    told = textOf(result);
    return 'Clicked.';
  });
  const answer = run(id);
  const request = await client.next('action_request');
  const requestId = String(request.data.request_id);
  assert.match(requestId, ID);
  assert.equal(
    request.text,
    `{"type":"action_request","data":{"request_id":"${requestId}","command":{"type":"click_element","ref":7}}}`,
  );
  const data = { request_id: requestId, success: true, error: null, data: 'clicked it' };
  client.say({ type: 'ActionResult', data });
  await answer;
  assert.match(told, /clicked it/);
  assert.deepEqual(whole.gemini.asked.at(-1)?.tools.toSorted(), [
    'click_element',
    'get_interactive_elements',
    'get_page_content',
    'navigate_to',
    'scroll_to',
    'type_text',
  ]);
});

test('a run streams the events of the base, byte by byte, and nothing of protocol 2', async () => {
  const id = await sessionOf(client);
  whole.gemini.say('Halo\n\ndunia');
  const stream = await run(id);
  assert.equal(
    stream,
    'data: Halo\ndata: \ndata: \n\ndata: dunia\n\n' +
      'event: usage\ndata: {"__type":"usage","input_tokens":10,"output_tokens":2,"total_tokens":12}\n\n' +
      'data: [DONE]\n\n',
  );
});

test('a tool call is two events of the base', async () => {
  const id = await sessionOf(client);
  whole.gemini.play(function* () {
    yield call('get_page_content');
    return 'Read.';
  });
  const answer = run(id);
  const { data } = await client.next('action_request');
  client.say({
    type: 'ActionResult',
    data: { request_id: data.request_id, success: true, error: null, data: 'Some text' },
  });
  const blocks = (await answer).split('\n\n').filter((block) => block.startsWith('event: tool'));
  const events = blocks.map((block) => JSON.parse(block.slice(block.indexOf('{'))));
  const [first] = events;
  const base = { __type: 'tool', id: first.id, name: 'get_page_content' };
  assert.deepEqual(events, [
    { ...base, status: 'calling' },
    { ...base, status: 'completed', ok: true },
  ]);
});

test('the extension works beside it, and it hears nothing of that', async () => {
  const id = await sessionOf(client);
  assert.notEqual(id, await whole.session());
  const before = client.heard.length;
  await whole.does('hands', 'click_element', { ref: named('Count') });
  assert.equal(await whole.page.textContent('#out'), '1');
  client.say({ type: 'Ping' });
  await client.next('Pong');
  const types = client.heard.slice(before).map(({ type }) => type);
  assert.deepEqual(new Set(types), new Set(['Pong']));
});
