import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import type { RunEvent } from '../../src/panel/run/run-events';
import { ConnectionLost, RunStream } from '../../src/panel/run/run-stream';
import { ServerProblem } from '../../src/panel/server/problem';
import { ServerLink } from '../../src/panel/server/server-link';
import { FakeServer } from '../support/fake-server';

let server: FakeServer;

before(async () => {
  server = await FakeServer.start();
});
beforeEach(() => server.reset());
after(() => server.stop());

function stream(told: RunEvent[], silence = 5000, base = server.url): RunStream {
  const link = new ServerLink(async () => ({ base, token: server.token }));
  return new RunStream(link, (event) => told.push(event), { silence, backoff: () => 1 });
}

const textOf = (told: readonly RunEvent[]) =>
  told.map((event) => (event.kind === 'text' ? event.delta : '')).join('');

test('a run is read to its end', async () => {
  server.answersWith((run) => {
    run.text('one ');
    run.text('two');
    run.end();
  });
  const told: RunEvent[] = [];
  await stream(told).start({ message: 'x' }, AbortSignal.timeout(5000));
  assert.equal(textOf(told), 'one two');
  assert.deepEqual(told.at(-1), { kind: 'done', outcome: 'answered' });
});

test('a stream that breaks again and again is taken up where it broke, nothing told twice', async () => {
  server.answersWith(async (run) => {
    for (let i = 0; i < 5; i++) {
      run.text(`${i} `);
      run.break();
      run.text(`lost ${i} `);
      await run.until(() => run.resumedAfter.length > i);
    }
    run.end();
  });
  const told: RunEvent[] = [];
  await stream(told).start({ message: 'x' }, AbortSignal.timeout(5000));
  assert.equal(textOf(told), '0 lost 0 1 lost 1 2 lost 2 3 lost 3 4 lost 4 ');
  assert.equal(told.filter(({ kind }) => kind === 'run').length, 1);
  assert.equal(server.lastRun.resumedAfter.length, 5);
});

test('a stream on which nothing comes for too long is taken up again', async () => {
  server.answersWith(async (run) => {
    run.text('a');
    await run.until(() => run.resumedAfter.length > 0);
    run.text('b');
    run.end();
  });
  const told: RunEvent[] = [];
  await stream(told, 500).start({ message: 'x' }, AbortSignal.timeout(5000));
  assert.equal(textOf(told), 'ab');
});

test('a run that the server no longer knows is lost, not asked for for ever', async () => {
  server.answersWith((run) => {
    run.text('a');
    run.break();
    server.runs.length = 0;
  });
  const told: RunEvent[] = [];
  const reading = stream(told).start({ message: 'x' }, AbortSignal.timeout(5000));
  await assert.rejects(reading, ConnectionLost);
  assert.equal(textOf(told), 'a');
});

test('a server that is gone is tried a few times', async () => {
  const other = await FakeServer.start();
  other.answersWith((run) => {
    run.text('a');
    other.stop();
  });
  const told: RunEvent[] = [];
  const reading = stream(told, 5000, other.url).start({ message: 'x' }, AbortSignal.timeout(5000));
  await assert.rejects(reading, ConnectionLost);
});

test('a message is never sent twice: what broke before the run had an id is lost', async () => {
  const gone = await FakeServer.start();
  const { url } = gone;
  gone.stop();
  const reading = stream([], 5000, url).start({ message: 'x' }, AbortSignal.timeout(5000));
  await assert.rejects(reading, ConnectionLost);
});

test('a refusal comes with the sentence of the server', async () => {
  server.refusal = { status: 429, body: { detail: 'Too many runs.' } };
  const reading = stream([]).start({ message: 'x' }, AbortSignal.timeout(5000));
  await assert.rejects(reading, (error) => {
    assert.ok(error instanceof ServerProblem);
    assert.equal(error.status, 429);
    assert.equal(error.detail, 'Too many runs.');
    return true;
  });
});

test('a run that another page began is read from its beginning', async () => {
  server.answersWith((run) => {
    run.text('from before');
    run.end();
  });
  await stream([]).start({ message: 'x' }, AbortSignal.timeout(5000));
  const told: RunEvent[] = [];
  await stream(told).resume(server.lastRun.id, AbortSignal.timeout(5000));
  assert.equal(textOf(told), 'from before');
});

test('who stops reading is told so at once, also while it waits to try again', async () => {
  const stop = new AbortController();
  server.answersWith((run) => {
    run.text('a');
    stop.abort(new Error('stopped'));
  });
  await assert.rejects(stream([]).start({ message: 'x' }, stop.signal), /stopped/);
});
