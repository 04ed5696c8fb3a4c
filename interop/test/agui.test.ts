import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';
import {
  type AgentSubscriber,
  type BaseEvent,
  buildResumeArray,
  EventType,
  HttpAgent,
  type Message,
  verifyEvents,
} from '@ag-ui/client';
import { call } from '../../extension/test/support/fake-gemini';
import { SocketBrowser } from './support/socket-browser';
import { WholeServer } from './support/whole-server';

const whole = WholeServer.forFile();
const browsers: SocketBrowser[] = [];
afterEach(() => {
  for (const browser of browsers.splice(0)) browser.close();
});

async function browser(
  acts: (command: Readonly<Record<string, unknown>>) => unknown = () => null,
): Promise<SocketBrowser> {
  const connected = await SocketBrowser.connect(whole, acts);
  browsers.push(connected);
  return connected;
}

function agent(text: string, headers: Record<string, string> = {}): HttpAgent {
  const made = new HttpAgent({
    url: `${whole.url}/agui`,
    headers: { ...whole.headers, ...headers },
    threadId: crypto.randomUUID(),
  });
  made.addMessage({ id: crypto.randomUUID(), role: 'user', content: text });
  return made;
}

/** The events of a run, as its client sees them after its own checks. */
async function events(
  of: HttpAgent,
  parameters: Parameters<HttpAgent['runAgent']>[0] = {},
): Promise<BaseEvent[]> {
  const seen: BaseEvent[] = [];
  const watch: AgentSubscriber = { onEvent: ({ event }) => void seen.push(event) };
  await of.runAgent(parameters, watch);
  return seen;
}

const types = (seen: readonly BaseEvent[]) => seen.map(({ type }) => type);
const only = (seen: readonly BaseEvent[], type: EventType) =>
  seen.filter((event) => event.type === type);

test('a chat: its text as a message, in steps, with state and usage', async () => {
  whole.gemini.say('Good morning to you.');
  const chat = agent('Hello');
  const seen = await events(chat);
  assert.equal(seen[0]?.type, EventType.RUN_STARTED);
  assert.equal(seen[0]?.threadId, chat.threadId);
  assert.equal(seen[0]?.protocolVersion, '1.0');
  assert.equal(seen[1]?.type, EventType.STATE_SNAPSHOT);
  assert.deepEqual(only(seen, EventType.STEP_STARTED).length, 1);
  assert.deepEqual(only(seen, EventType.STEP_FINISHED).length, 1);
  const finished = seen.at(-1);
  assert.deepEqual(finished?.outcome, { type: 'success' });
  const [usage] = (finished?.usage ?? []) as Record<string, unknown>[];
  assert.equal(usage?.provider, 'gemini');
  assert.equal(usage?.inputTokens, 10);
  const last = chat.messages.at(-1) as Message;
  assert.equal(last.role, 'assistant');
  assert.equal(last.content, 'Good morning to you.');
});

test('every piece of text is an event of its own, as it comes', async () => {
  whole.gemini.say('one two three');
  const seen = await events(agent('Count'));
  const deltas = only(seen, EventType.TEXT_MESSAGE_CONTENT).map(({ delta }) => delta);
  assert.deepEqual(deltas, ['one ', 'two ', 'three']);
});

test('what the model thinks is reasoning, and no part of the answer', async () => {
  whole.gemini.thought = 'They greet me.';
  whole.gemini.say('Hello!');
  const chat = agent('Hello');
  const seen = await events(chat);
  assert.deepEqual(
    types(seen).filter((type) => String(type).startsWith('REASONING')),
    [
      EventType.REASONING_START,
      EventType.REASONING_MESSAGE_START,
      EventType.REASONING_MESSAGE_CONTENT,
      EventType.REASONING_MESSAGE_END,
      EventType.REASONING_END,
    ],
  );
  const answers = chat.messages.filter(({ role }) => role === 'assistant');
  assert.deepEqual(
    answers.map(({ content }) => content),
    ['Hello!'],
  );
});

test('a tool of the browser is a call with its result, done by the browser', async () => {
  const connected = await browser(({ type }) =>
    type === 'get_page_content'
      ? { title: 'Tea', url: 'http://a.test/', text: 'Tea is hot.' }
      : null,
  );
  connected.isOn('http://a.test/');
  whole.gemini.play(function* () {
    yield call('get_page_content');
    return 'It is about tea.';
  });
  const chat = agent('What is this page about?');
  const seen = await events(chat);
  const [start] = only(seen, EventType.TOOL_CALL_START);
  assert.equal(start?.toolCallName, 'get_page_content');
  const [result] = only(seen, EventType.TOOL_CALL_RESULT);
  assert.equal(result?.toolCallId, start?.toolCallId);
  assert.match(String(result?.content), /Tea is hot/);
  assert.equal(only(seen, EventType.STEP_STARTED).length, 2);
  assert.ok(connected.commands.some(({ type }) => type === 'get_page_content'));
  assert.equal(chat.messages.at(-1)?.content, 'It is about tea.');
});

test('a second request goes on from the conversation that the client keeps', async () => {
  const connected = await browser(() => ({ title: 'Tea', url: 'http://a.test/', text: 'Hot.' }));
  connected.isOn('http://a.test/');
  whole.gemini.play(function* () {
    yield call('get_page_content');
    return 'Tea.';
  });
  const chat = agent('What is it?');
  await events(chat);
  whole.gemini.say('As I said: tea.');
  chat.addMessage({ id: crypto.randomUUID(), role: 'user', content: 'Again?' });
  await events(chat);
  const { body } = whole.gemini.asked.at(-1) ?? { body: '' };
  assert.match(body, /What is it\?/);
  assert.match(body, /functionResponse/);
  assert.match(body, /Tea\./);
  assert.equal(chat.messages.at(-1)?.content, 'As I said: tea.');
});

const FRONT_END_TOOL = {
  name: 'pick_colour',
  description: 'Has the person pick a colour.',
  parameters: { type: 'object', properties: { title: { type: 'string' } } },
};

test('a tool of the front end ends the run, and its result goes on with it', async () => {
  whole.gemini.play(function* () {
    const [result] = yield call('pick_colour', { title: 'Wall' });
    return `You chose ${JSON.stringify(result)}.`;
  });
  const chat = agent('Paint it');
  const seen = await events(chat, { tools: [FRONT_END_TOOL] });
  const [start] = only(seen, EventType.TOOL_CALL_START);
  assert.equal(start?.toolCallName, 'pick_colour');
  assert.equal(only(seen, EventType.TOOL_CALL_RESULT).length, 0);
  const outcome = seen.at(-1)?.outcome as Record<string, unknown>;
  assert.deepEqual(outcome, { type: 'success', pendingToolCallIds: [start?.toolCallId] });
  chat.addMessage({
    id: crypto.randomUUID(),
    role: 'tool',
    toolCallId: String(start?.toolCallId),
    content: 'teal',
  });
  await events(chat, { tools: [FRONT_END_TOOL] });
  assert.match(String(chat.messages.at(-1)?.content), /You chose .*teal/);
});

/** The model wants a button pressed that buys something. */
async function buying(): Promise<SocketBrowser> {
  const connected = await browser(({ type }) =>
    type === 'get_interactive_elements'
      ? { elements: [{ id: 3, role: 'button', name: 'Buy now' }] }
      : null,
  );
  connected.isOn('http://shop.test/');
  whole.gemini.play(function* () {
    yield call('get_interactive_elements');
    const [result] = yield call('click_element', { ref: 3 });
    return `It says: ${JSON.stringify(result)}`;
  });
  return connected;
}

// A base browser cannot show a card, so the front end is asked alone.
test('what needs a yes is an interrupt, and a yes lets it be done', async () => {
  const shop = await buying();
  const chat = agent('Look around in this shop');
  const seen = await events(chat);
  const outcome = seen.at(-1)?.outcome as { type: string };
  assert.equal(outcome.type, 'interrupt');
  const [interrupt] = chat.pendingInterrupts;
  assert.ok(interrupt);
  assert.equal(interrupt.reason, 'approval');
  assert.match(String(interrupt.message), /Buy now/);
  assert.ok(interrupt.expiresAt);
  assert.deepEqual(interrupt.responseSchema?.required, ['approved']);
  assert.ok(!shop.commands.some(({ type }) => type === 'click_element'));
  const resume = buildResumeArray(chat.pendingInterrupts, {
    [interrupt.id]: { status: 'resolved', payload: { approved: true } },
  });
  const more = await events(chat, { resume });
  assert.equal(more[0]?.type, EventType.RUN_STARTED);
  assert.deepEqual(more.at(-1)?.outcome, { type: 'success' });
  assert.ok(shop.commands.some(({ type }) => type === 'click_element'));
});

test('a no, or a question that is put away, lets nothing be done', async () => {
  for (const answer of [
    { status: 'resolved', payload: { approved: false } },
    { status: 'cancelled' },
  ] as const) {
    const shop = await buying();
    const chat = agent('Look around in this shop');
    await events(chat);
    const id = String(chat.pendingInterrupts[0]?.id);
    const more = await events(chat, {
      resume: buildResumeArray(chat.pendingInterrupts, { [id]: answer }),
    });
    assert.deepEqual(more.at(-1)?.outcome, { type: 'success' });
    assert.ok(!shop.commands.some(({ type }) => type === 'click_element'));
    shop.close();
  }
});

test('an answer to a question that nobody waits for is refused', async () => {
  const response = await fetch(`${whole.url}/agui`, {
    method: 'POST',
    headers: { ...whole.headers, 'Content-Type': 'application/json' },
    body: JSON.stringify({
      threadId: 't',
      runId: 'r',
      messages: [],
      resume: [{ interruptId: 'none', status: 'cancelled' }],
    }),
  });
  assert.equal(response.status, 404);
});

test('the state of the client stays, and a member of ours in it is kept up to date', async () => {
  const connected = await browser(() => ({
    title: 'T',
    url: 'http://a.test/',
    text: 'x@y.example',
  }));
  connected.isOn('http://a.test/');
  whole.gemini.play(function* () {
    yield call('get_page_content');
    return 'Done.';
  });
  const chat = agent('Read it');
  chat.setState({ mine: 1 });
  await events(chat);
  const state = chat.state as { mine: number; backendRig: Record<string, unknown> };
  assert.equal(state.mine, 1);
  assert.equal(state.backendRig.step, 2);
  assert.equal(state.backendRig.tool, '');
  assert.deepEqual(state.backendRig.hidden, { email: 1 });
});

test('context of the front end reaches the model, in a frame as what nobody vouches for', async () => {
  whole.gemini.say('Yes.');
  await events(agent('Is it open?'), {
    context: [{ description: 'The open file', value: 'plans.txt' }],
  });
  const { body } = whole.gemini.asked.at(-1) ?? { body: '' };
  assert.match(body, /The open file: plans\.txt/);
});

test('instructions, pictures and another model', async () => {
  whole.gemini.say('A dot.');
  const chat = agent('What is it?');
  chat.messages.unshift({ id: 's', role: 'system', content: 'Answer in three words.' });
  const png =
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
  chat.addMessage({
    id: 'p',
    role: 'user',
    content: [
      { type: 'text', text: 'This one' },
      { type: 'image', source: { type: 'data', value: png, mimeType: 'image/png' } },
    ],
  });
  await events(chat, { forwardedProps: { model: 'gemini-flash-latest' } });
  const asked = whole.gemini.asked.at(-1);
  assert.match(String(asked?.system), /Answer in three words/);
  assert.match(String(asked?.body), /iVBORw0KGgo/);
});

test('a model that is not there is refused before the run', async () => {
  const chat = agent('Hello');
  await assert.rejects(
    events(chat, { forwardedProps: { model: 'nobody/knows' } }),
    (error: Error & { status?: number }) => error.status === 404,
  );
});

test('without the token no browser is picked', async () => {
  const chat = agent('Hello', { Authorization: 'Bearer wrong' });
  await assert.rejects(events(chat), (error: Error & { status?: number }) => error.status === 401);
});

test('of several browsers one is named', async () => {
  const first = await browser();
  const second = await browser();
  second.isOn('http://b.test/');
  const chat = agent('Click');
  await assert.rejects(events(chat), (error: Error & { status?: number }) => error.status === 409);
  whole.gemini.play(function* () {
    yield call('scroll_to', { x: 0, y: 9 });
    return 'Done.';
  });
  await events(agent('Scroll', { 'X-Session-Id': second.sessionId }));
  assert.equal(first.commands.length, 0);
  assert.equal(second.commands.length, 1);
});

test('a run that is given up ends at the model too', async () => {
  whole.gemini.say('one two three four');
  const release = whole.gemini.hold();
  const abandoned = whole.gemini.abandoned;
  const chat = agent('Count');
  const controller = new AbortController();
  const run = chat
    .runAgent(
      { abortController: controller },
      { onTextMessageContentEvent: () => controller.abort() },
    )
    .catch(() => null);
  await run;
  for (let i = 0; i < 200 && whole.gemini.abandoned === abandoned; i++) {
    await new Promise((done) => setTimeout(done, 10));
  }
  release();
  assert.equal(whole.gemini.abandoned, abandoned + 1);
});

test('raw events pass the verifier of the protocol', async () => {
  whole.gemini.thought = 'Hm.';
  whole.gemini.say('Well then.');
  const { from, lastValueFrom, toArray } = await import('rxjs');
  const response = await fetch(`${whole.url}/agui`, {
    method: 'POST',
    headers: { ...whole.headers, 'Content-Type': 'application/json' },
    body: JSON.stringify({
      threadId: 'thread',
      runId: 'run',
      messages: [{ id: '1', role: 'user', content: 'Hello' }],
    }),
  });
  assert.equal(response.headers.get('Content-Type'), 'text/event-stream');
  const text = await response.text();
  const raw = text
    .split('\n\n')
    .filter((block) => block.startsWith('data: '))
    .map((block) => JSON.parse(block.slice(6)) as BaseEvent);
  const passed = await lastValueFrom(from(raw).pipe(verifyEvents(), toArray()));
  assert.equal(passed.length, raw.length);
  assert.equal(raw.at(-1)?.type, EventType.RUN_FINISHED);
});
