import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import { call } from '../support/fake-gemini';
import { type RunEvent, RunReader } from '../support/run-stream';
import { SocketClient } from '../support/socket-client';
import { textOf, Whole } from '../support/whole';

/** A browser of another make, with a tool that acts and says nothing of what its argument is. */
const TOOL = {
  name: 'launch',
  description: 'Launches something.',
  input_schema: { type: 'object', properties: { what: { type: 'string' } } },
  effect: 'act',
};

const whole = Whole.forFile();

let client: SocketClient;
let sessionId = '';
/** What the model was told of its call. */
let told = '';

beforeEach(async () => {
  told = '';
  client = await SocketClient.open(whole.server.url, '/ws?protocol=2');
  const hello = { protocol: 2, client: { name: 'Other', version: '1' }, tools: [TOOL] };
  client.say({ type: 'hello', data: hello });
  sessionId = String((await client.next('session_init')).data.session_id);
  whole.gemini.play(function* () {
    const [result] = yield call('launch', { what: 'rocket' });
    told = textOf(result);
    return 'That was it.';
  });
});
afterEach(() => client.close());

const post = (path: string, body: object) =>
  fetch(whole.server.url + path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });

/** A run that has come to where the person is asked. */
async function asked(): Promise<{ run: RunReader; runId: string; approval: RunEvent }> {
  const response = await post('/agent/run', {
    message: 'Launch it.',
    protocol: 2,
    session_id: sessionId,
  });
  const run = new RunReader(response);
  const runId = String((await run.next('run')).data.run_id);
  return { run, runId, approval: await run.next('approval') };
}

/** The tool's own end: it answers what it is asked to do. */
async function launch(): Promise<unknown> {
  const { data } = await client.next('action_request');
  const result = { request_id: data.request_id, success: true, error: null, data: 'launched' };
  client.say({ type: 'ActionResult', data: result });
  return data.command;
}

test('what a tool without marks would do is asked about, in full', async () => {
  const { run, runId, approval } = await asked();
  const { data } = await client.next('approval_request');
  const question = { kind: 'action', tool: 'launch', arguments: { what: 'rocket' } };
  for (const [name, value] of Object.entries(question)) {
    assert.deepEqual(data[name], value);
    assert.deepEqual(approval.data[name], value);
  }
  assert.equal(data.run_id, runId);
  assert.equal(data.approval_id, approval.data.approval_id);
  assert.ok(String(data.reason).includes('launch'));
  client.say({ type: 'cancel', data: { run_id: runId } });
  assert.equal((await run.next('done')).data.outcome, 'cancelled');
});

for (const decision of ['allow', 'deny'] as const) {
  test(`the answer over the socket counts: ${decision}`, async () => {
    const { run, approval } = await asked();
    const { approval_id } = approval.data;
    client.say({ type: 'approval_result', data: { approval_id, decision } });
    await over(run, approval_id, decision);
  });

  test(`the answer over HTTP counts, once: ${decision}`, async () => {
    const { run, runId, approval } = await asked();
    const { approval_id } = approval.data;
    const path = `/agent/runs/${runId}/approvals/${approval_id}`;
    assert.equal((await post(path, { decision })).status, 200);
    assert.equal((await post(path, { decision: 'allow' })).status, 409);
    assert.equal((await client.next('approval_withdrawn')).data.approval_id, approval_id);
    await over(run, approval_id, decision);
  });
}

test('an approval that nobody asks for is not known', async () => {
  const { run, runId } = await asked();
  const path = `/agent/runs/${runId}/approvals/0123456789abcdef`;
  assert.equal((await post(path, { decision: 'allow' })).status, 404);
  client.say({ type: 'cancel', data: { run_id: runId } });
  await run.next('done');
});

/** Follows the run to its end: only what was allowed is done. */
async function over(run: RunReader, approvalId: unknown, decision: 'allow' | 'deny') {
  const settled = await run.next('approval');
  const status = decision === 'allow' ? 'allowed' : 'denied';
  assert.deepEqual(settled.data, { approval_id: approvalId, status });
  if (decision === 'allow') assert.deepEqual(await launch(), { type: 'launch', what: 'rocket' });
  assert.equal((await run.next('done')).data.outcome, 'answered');
  const requests = client.heard.filter(({ type }) => type === 'action_request');
  assert.equal(requests.length, decision === 'allow' ? 1 : 0);
  assert.match(told, decision === 'allow' ? /launched/ : /not allow|denied|refused/i);
}
