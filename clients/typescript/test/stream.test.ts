import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import {
  BrokenStreamError,
  ProblemError,
  RigError,
  type Run,
  type RunEvent,
} from '@backend-rig/client';
import { until } from '../../../extension/test/support/until';
import { Stage } from './support/stage';

const WORDS = Array.from({ length: 400 }, (_, at) => `word${at}`).join(' ');
const QUICK = { attempts: 6, first: 10, longest: 50 };

let stage: Stage;

before(async () => {
  stage = await Stage.open();
});

after(() => stage.close());

beforeEach(() => stage.proxy.open());

async function all(run: Run): Promise<RunEvent[]> {
  const events: RunEvent[] = [];
  for await (const event of run) events.push(event);
  return events;
}

function textOf(events: readonly RunEvent[]): string {
  return events.map((event) => (event.type === 'text' ? event.data.delta : '')).join('');
}

function isWhole(events: readonly RunEvent[]): void {
  assert.deepEqual(
    events.map(({ id }) => id),
    events.map((_, at) => at + 1),
  );
  assert.equal(events[0]?.type, 'run');
  assert.equal(events.at(-1)?.type, 'done');
}

/** Reads up to the first piece of text. */
async function toFirstText(run: Run): Promise<AsyncIterator<RunEvent>> {
  const events = run[Symbol.asyncIterator]();
  for (;;) {
    const { value, done } = await events.next();
    assert.ok(!done);
    if (value?.type === 'text') return events;
  }
}

test('streams typed events with ids, from run to done', async () => {
  stage.gemini.say('Tea is made from leaves.');
  const events = await all(stage.client().stream('What is tea?'));
  isWhole(events);
  assert.equal(textOf(events), 'Tea is made from leaves.');
  const usage = events.find((event) => event.type === 'usage');
  assert.ok(usage?.type === 'usage' && usage.data.total_tokens > 0);
  const end = events.at(-1);
  assert.ok(end?.type === 'done' && end.data.outcome === 'answered');
});

test('runs to the end, with text, counts, model and outcome', async () => {
  stage.gemini.say('Tea is made from leaves.');
  const seen: string[] = [];
  const result = await stage
    .client()
    .run('What is tea?', { onEvent: ({ type }) => seen.push(type) });
  assert.match(result.runId, /^[0-9a-f]{32}$/);
  assert.deepEqual(
    [result.text, result.outcome, result.error, result.provider],
    ['Tea is made from leaves.', 'answered', null, 'gemini'],
  );
  assert.ok((result.usage?.total_tokens ?? 0) > 0);
  assert.equal(seen.at(-1), 'done');
});

test('an event of a later version is handed on as unknown', async () => {
  const stream =
    'id: 1\nevent: run\ndata: {"run_id":"r"}\n\nid: 2\nevent: later\ndata: {"a":1}\n\nid: 3\nevent: done\ndata: {"outcome":"answered"}\n\n';
  const client = stage.client({ fetch: async () => new Response(stream) });
  assert.deepEqual((await all(client.stream('Hello')))[1], {
    type: 'unknown',
    id: 2,
    name: 'later',
    data: { a: 1 },
  });
});

test('a stream that breaks again and again is taken up, each event exactly once', async () => {
  stage.gemini.say(WORDS);
  stage.proxy.cutAfter(900, 1500, 700, 4000, 2500);
  const before = stage.proxy.connections;
  const events = await all(stage.shakyClient().stream('Say much', { retries: QUICK }));
  isWhole(events);
  assert.equal(textOf(events), WORDS);
  assert.ok(stage.proxy.connections - before >= 6);
});

test('a stream that falls silent is taken up too', async () => {
  stage.gemini.say('one two three');
  const release = stage.gemini.hold();
  const run = stage.shakyClient().stream('Say it', { retries: QUICK, idle: 400 });
  const events = await toFirstText(run);
  stage.proxy.hush();
  release();
  let rest = '';
  for (;;) {
    const { value, done } = await events.next();
    if (done) break;
    if (value.type === 'text') rest += value.data.delta;
  }
  assert.match(rest, /three$/);
});

test('attempts to take a stream up are bounded, and the run can be resumed later', async () => {
  stage.gemini.say('one two three');
  const release = stage.gemini.hold();
  const run = stage.shakyClient().stream('Say it', { retries: { ...QUICK, attempts: 3 } });
  const events = await toFirstText(run);
  stage.proxy.shut();
  const before = stage.proxy.connections;
  await assert.rejects(async () => {
    while (!(await events.next()).done);
  }, BrokenStreamError);
  // An HTTP client may try a connection again by itself.
  assert.ok(stage.proxy.connections - before >= 3);
  release();
  const rest = await all(stage.client().resume(run.runId ?? '', run.lastEventId));
  assert.equal(rest[0]?.id, run.lastEventId + 1);
  assert.match(textOf(rest), /three$/);
});

test('a stream that breaks before the run has an id is not begun again', async () => {
  stage.gemini.say('one');
  stage.proxy.cutAfter(40);
  const asked = stage.proxy.connections;
  await assert.rejects(all(stage.shakyClient().stream('Say it', { retries: QUICK })), RigError);
  assert.equal(stage.proxy.connections, asked + 1);
  const fetch = async () => new Response('id: 1\nevent: ru');
  await assert.rejects(all(stage.client({ fetch }).stream('Say it')), /before the run began/);
});

test('a gap between events is an error, not a loss', async () => {
  const stream =
    'id: 1\nevent: run\ndata: {"run_id":"r"}\n\nid: 3\nevent: done\ndata: {"outcome":"answered"}\n\n';
  const client = stage.client({ fetch: async () => new Response(stream) });
  await assert.rejects(all(client.stream('Hello')), /event 2 is missing/);
});

test('a run that is not known any more is told as the problem that it is', async () => {
  await assert.rejects(all(stage.client().resume('0'.repeat(32))), (error) => {
    return error instanceof ProblemError && error.code === 'run-unknown';
  });
});

test('cancels a run, and its stream goes on to the end', async () => {
  stage.gemini.say('one two three');
  const release = stage.gemini.hold();
  const run = stage.client().stream('Say it');
  const events = await toFirstText(run);
  assert.deepEqual(await run.cancel(), { run_id: run.runId, status: 'cancelling' });
  let last: RunEvent | undefined;
  for (let it = await events.next(); !it.done; it = await events.next()) last = it.value;
  assert.ok(last?.type === 'done' && last.data.outcome === 'cancelled');
  assert.equal((await run.cancel()).status, 'ended');
  release();
});

test('whoever leaves the loop cancels the run', async () => {
  stage.gemini.say('one two three');
  const release = stage.gemini.hold();
  const run = stage.client().stream('Say it');
  for await (const event of run) if (event.type === 'text') break;
  const end = (await all(stage.client().resume(run.runId ?? ''))).at(-1);
  assert.ok(end?.type === 'done' && end.data.outcome === 'cancelled');
  release();
});

test('a signal ends the loop with its reason and cancels the run', async () => {
  stage.gemini.say('one two three');
  const release = stage.gemini.hold();
  const stop = new AbortController();
  const run = stage.client().stream('Say it', { signal: stop.signal });
  const events = await toFirstText(run);
  const next = assert.rejects(async () => {
    while (!(await events.next()).done);
  }, /enough/);
  stop.abort(new Error('enough'));
  await next;
  const end = (await all(stage.client().resume(run.runId ?? ''))).at(-1);
  assert.ok(end?.type === 'done' && end.data.outcome === 'cancelled');
  release();
});

test('a run that is kept goes on without its reader', async () => {
  stage.gemini.say('one two three');
  const release = stage.gemini.hold();
  const run = stage.client().stream('Say it', { keep: true });
  for await (const event of run) if (event.type === 'text') break;
  release();
  const rest = await all(stage.client().resume(run.runId ?? '', run.lastEventId));
  const end = rest.at(-1);
  assert.ok(end?.type === 'done' && end.data.outcome === 'answered');
  assert.match(textOf(rest), /three$/);
});

test('a run is read once', async () => {
  stage.gemini.say('one');
  const run = stage.client().stream('Say it');
  await all(run);
  await assert.rejects(all(run), /read once/);
});

test('a server that stops and is started again has forgotten the run', async () => {
  stage.gemini.say('one two three');
  const release = stage.gemini.hold();
  const run = stage
    .client()
    .stream('Say it', { retries: { attempts: 40, first: 50, longest: 200 } });
  const events = await toFirstText(run);
  await stage.rig.down('SIGKILL');
  release();
  await stage.rig.up();
  await assert.rejects(
    async () => {
      while (!(await events.next()).done);
    },
    (error) => error instanceof ProblemError && error.code === 'run-unknown',
  );
  await until(
    'the server is back',
    async () => (await stage.client().info()).name === 'Backend Rig',
  );
});
