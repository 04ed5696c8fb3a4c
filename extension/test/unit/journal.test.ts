import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ActionDesk } from '../../src/background/connection/action-desk';
import { helloOf } from '../../src/background/connection/hello';
import { Journal } from '../../src/background/connection/journal';
import { Outbox } from '../../src/background/connection/outbox';
import { SessionMemory } from '../../src/background/connection/session-memory';
import type { ActionRequest, ClientMessage, Result } from '../../src/shared/socket-messages';
import { MemoryStore } from '../support/memory-store';

const done = (data: unknown): Result => ({ success: true, error: null, data });
const introduction = { client: { name: 'test', version: '1' }, tools: [] };

function request(request_id: string): ActionRequest {
  const [run_id, tool, args] = ['run', 'click_element', {}];
  return { type: 'action_request', request_id, run_id, timeout_ms: 1000, tool, args };
}

test('what was running when the worker died is lost, what was done is kept', async () => {
  const store = new MemoryStore();
  const before = await Journal.open(store);
  await before.begin('a');
  await before.finish('a', done('A'));
  await before.begin('b');
  const after = await Journal.open(store);
  assert.deepEqual(after.outcomes(), [
    { request_id: 'a', state: 'done', success: true, error: null, data: 'A' },
    { request_id: 'b', state: 'lost' },
  ]);
});

test('a request is noted before it is acted on', async () => {
  const store = new MemoryStore();
  const journal = await Journal.open(store);
  const seen: unknown[] = [];
  const desk = new ActionDesk(
    journal,
    async () => {
      seen.push(...(await Journal.open(store)).outcomes());
      return done(null);
    },
    () => undefined,
  );
  await desk.take(request('a'));
  assert.deepEqual(seen, [{ request_id: 'a', state: 'lost' }]);
});

test('a request that cannot be noted is not acted on', async () => {
  const store = new MemoryStore();
  const journal = await Journal.open(store);
  store.room = 10;
  const sent: ClientMessage[] = [];
  let acted = 0;
  const act = async () => {
    acted += 1;
    return done(null);
  };
  await new ActionDesk(journal, act, (message) => sent.push(message)).take(request('a'));
  assert.equal(acted, 0);
  assert.equal(journal.find('a'), undefined);
  assert.ok(sent[0]?.type === 'ActionResult' && !sent[0].data.success);
});

test('one that comes again is answered from the journal, also while it is going on', async () => {
  const journal = await Journal.open(new MemoryStore());
  const sent: ClientMessage[] = [];
  let acted = 0;
  let finish: (result: Result) => void = () => undefined;
  const finished = new Promise<Result>((end) => {
    finish = end;
  });
  const act = () => {
    acted += 1;
    return finished;
  };
  const desk = new ActionDesk(journal, act, (message) => sent.push(message));
  const first = desk.take(request('a'));
  await desk.take(request('a'));
  assert.equal(sent.length, 0);
  finish(done('once'));
  await first;
  await desk.take(request('a'));
  assert.equal(acted, 1);
  assert.equal(sent.length, 2);
});

test('a result longer than the server reads becomes a failure that says so', async () => {
  const journal = await Journal.open(new MemoryStore());
  const sent: ClientMessage[] = [];
  const act = async () => done('ü'.repeat(4_000_000));
  await new ActionDesk(journal, act, (message) => sent.push(message)).take(request('a'));
  assert.ok(sent[0]?.type === 'ActionResult');
  assert.match(sent[0].data.error ?? '', /too long/);
});

test('the journal is bounded, in number and in size, and what runs stays', async () => {
  const store = new MemoryStore();
  const journal = await Journal.open(store);
  await journal.begin('runs');
  for (let index = 0; index < 150; index++) {
    await journal.begin(`n${index}`);
    await journal.finish(`n${index}`, done('x'.repeat(100_000)));
  }
  assert.equal(journal.find('runs')?.state, 'running');
  assert.equal(journal.find('n0'), undefined);
  assert.equal(journal.find('n149')?.state, 'done');
  const size = JSON.stringify([...store.items]).length;
  assert.ok(size < 5_000_000, String(size));
  assert.ok(store.items.size <= 101);
});

test('a result too large to keep is lost with the worker, and known until then', async () => {
  const store = new MemoryStore();
  const journal = await Journal.open(store);
  await journal.begin('a');
  await journal.finish('a', done('x'.repeat(2_000_000)));
  assert.equal(journal.find('a')?.state, 'done');
  assert.equal((await Journal.open(store)).find('a')?.state, 'lost');
});

test('results too long for a hello are told as running there', () => {
  const outcome = (request_id: string, length: number) =>
    ({ request_id, state: 'done', ...done('x'.repeat(length)) }) as const;
  const { message, running } = helloOf(introduction, 'token', [
    outcome('long', 200_000),
    outcome('short', 10),
  ]);
  assert.deepEqual(running, ['long']);
  assert.ok(JSON.stringify(message).length < 1000);
  assert.ok(message.type === 'hello');
  assert.deepEqual(
    message.data.outcomes?.map(({ state }) => state),
    ['running', 'done'],
  );
});

test('a first hello has neither token nor outcomes', () => {
  const { message } = helloOf(introduction, null, [{ request_id: 'a', state: 'lost' }]);
  assert.ok(message.type === 'hello');
  assert.deepEqual(Object.keys(message.data), ['protocol', 'client', 'tools']);
});

test('a session is known at its own server only', async () => {
  const memory = new SessionMemory(new MemoryStore());
  await memory.keep({ server: 'http://a', sessionId: '1', resumeToken: 't' });
  assert.equal((await memory.at('http://a'))?.sessionId, '1');
  assert.equal(await memory.at('http://b'), null);
  await memory.forget();
  assert.equal(await memory.at('http://a'), null);
});

test('what the person did while the server was away is kept, the newest twenty', async () => {
  const store = new MemoryStore();
  const outbox = await Outbox.open(store);
  for (let run = 0; run < 25; run++) {
    outbox.put({ type: 'cancel', data: { run_id: String(run) } });
  }
  const again = await Outbox.open(store);
  const runs = again.take().map((message) => 'data' in message && message.data);
  assert.equal(runs.length, 20);
  assert.deepEqual(runs.at(-1), { run_id: '24' });
  assert.deepEqual(again.take(), []);
});
