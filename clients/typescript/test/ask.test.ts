import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { ProblemError, RigClient, UnreachableError } from '@backend-rig/client';
import { Stage } from './support/stage';

const PIXEL =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

let stage: Stage;

before(async () => {
  stage = await Stage.open({ AUTH_TOKEN: 'a-long-enough-token' });
});

after(() => stage.close());

const client = () => stage.client({ token: 'a-long-enough-token' });

/** What a promise is rejected with. */
async function failure(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    () => assert.fail('it did not fail'),
    (error: unknown) => error,
  );
}

test('asks, and is answered in one piece with the counts', async () => {
  stage.gemini.say('Tea is made from leaves.');
  const answer = await client().ask('What is tea?');
  assert.equal(answer.response, 'Tea is made from leaves.');
  assert.ok((answer.total_tokens ?? 0) > 0);
});

test('sends history, image, instruction, page and prompt', async () => {
  stage.gemini.say('Good.');
  await client().ask({
    message: 'And now?',
    custom_instruction: 'Answer in verse.',
    image: `data:image/png;base64,${PIXEL}`,
    history: [
      { role: 'user', content: 'Remember the number twelve.' },
      { role: 'assistant', content: 'I do.' },
    ],
    page_content: 'A page about tea.',
  });
  const body = stage.gemini.asked.at(-1)?.body ?? '';
  for (const part of ['And now?', 'in verse', PIXEL.slice(0, 40), 'twelve', 'I do.', 'about tea']) {
    assert.ok(body.includes(part), part);
  }
});

test('tells which model answers, and has an unknown one refused', async () => {
  const info = await client().info();
  assert.equal(info.provider, 'gemini');
  assert.equal(info.auth, true);
  const error = await failure(client().ask({ message: 'Hello', model: 'nobody/nothing' }));
  assert.ok(error instanceof ProblemError);
  assert.deepEqual([error.status, error.code], [404, 'unknown-model']);
});

test('a problem is an error with its status, its name and the fields', async () => {
  const error = await failure(client().ask({ message: ' ', image: 'none' }));
  assert.ok(error instanceof ProblemError);
  assert.deepEqual([error.status, error.code], [400, 'invalid-fields']);
  assert.deepEqual(error.errors.map(({ field }) => field).sort(), ['image', 'message']);
  assert.match(error.detail, /\S/);
  assert.equal(error.message, error.detail);
});

test('a stream that is refused is the same error', async () => {
  const events = client().stream({ message: ' ' })[Symbol.asyncIterator]();
  const error = await failure(events.next());
  assert.ok(error instanceof ProblemError);
  assert.equal(error.code, 'invalid-fields');
});

test('without the token it is refused', async () => {
  const error = await failure(stage.client().ask('Hello'));
  assert.ok(error instanceof ProblemError);
  assert.deepEqual([error.status, error.code], [401, 'token-needed']);
});

test('a server that is not there, and one that is something else, are told apart from problems', async () => {
  const nobody = new RigClient({ url: 'http://localhost:9' });
  assert.ok((await failure(nobody.ask('Hello'))) instanceof UnreachableError);
  const other = stage.client({ fetch: async () => new Response('<html>', { status: 200 }) });
  assert.ok((await failure(other.info())) instanceof UnreachableError);
});

test('an answer that does not begin in time is given up', async () => {
  const release = hang();
  const error = await failure(client().ask('Think long', { timeout: 300 }));
  release();
  assert.ok(error instanceof UnreachableError);
  assert.match(error.message, /300 ms/);
});

test('a signal ends the wait for an answer, and the run with it', async () => {
  const release = hang();
  const stop = new AbortController();
  const asked = stage.gemini.asked.length;
  const answer = failure(client().ask('Think long', { signal: stop.signal }));
  while (stage.gemini.asked.length === asked) await new Promise((done) => setTimeout(done, 10));
  stop.abort(new Error('enough'));
  assert.equal(((await answer) as Error).message, 'enough');
  release();
});

/** The model begins an answer and does not end it. */
function hang(): () => void {
  stage.gemini.say('one two');
  return stage.gemini.hold();
}

test('lists the models with what they can do', async () => {
  const standard = { id: 'gemini/fast', object: 'model', owned_by: 'gemini', tools: true };
  const fetch = async (url: string | URL | Request) => {
    return Response.json({ object: 'list', data: [standard] }, { headers: { 'X-Url': `${url}` } });
  };
  assert.deepEqual(await stage.client({ fetch }).models(), [standard]);
});
