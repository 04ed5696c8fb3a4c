import assert from 'node:assert/strict';
import { test } from 'node:test';
import { AgentTests } from '../support/agent-tests';
import { newId } from '../support/socket-server';

const tests = AgentTests.forFile();

test('the hello declares every tool, and the address packed with the extension is used', async () => {
  const { tools, client, protocol } = await tests.server.heard('hello');
  assert.equal(protocol, 2);
  assert.equal(client.name, 'Backend Rig');
  assert.equal(tools.length, 28);
  assert.equal(tools[0]?.name, 'navigate_to');
  assert.match(tests.server.peer.request.url ?? '', /^\/ws\?protocol=2$/);
  assert.match(tests.server.peer.request.headers.origin ?? '', /^chrome-extension:\/\//);
});

test('an action is done and answered with the page as it then is', async () => {
  const run = await tests.begin('form');
  const ref = await tests.ref(run, 'Nama');
  const { data, snapshot } = await tests.does(run, 'type_text', { ref, text: 'Budi' });
  assert.equal((data as { value: string }).value, 'Budi');
  assert.match(snapshot?.text ?? '', /textbox "Nama" value "Budi"/);
  assert.ok(snapshot?.document);
  tests.end(run);
});

test('a request that comes twice is acted on once, and answered twice', async () => {
  const run = await tests.begin('hands');
  const id = newId();
  const ref = await tests.ref(run, 'Count');
  tests.server.request(run, id, 'click_element', { ref });
  tests.server.request(run, id, 'click_element', { ref });
  await tests.server.resultOf(id);
  tests.server.request(run, id, 'click_element', { ref });
  await tests.does(run, 'list_tabs');
  assert.equal(await tests.page.textContent('#out'), '1');
  assert.equal(
    tests.server.count('ActionResult', (data: { request_id: string }) => data.request_id === id),
    2,
  );
  tests.end(run);
});

test('a worker that dies idle comes back by itself with the same session', async () => {
  const before = tests.server.peers.length;
  await tests.browser.killWorker();
  const peer = await tests.server.nextPeer(before);
  const hello = peer.told[0];
  assert.ok(hello?.type === 'hello' && hello.data.resume_token);
  await tests.browser.nextWorker();
});

test('a worker that dies in the middle of an action calls it lost, and never repeats it', async () => {
  const run = await tests.begin('hands');
  const ref = await tests.ref(run, 'Count');
  const [clicked, waiting] = [newId(), newId()];
  tests.server.request(run, clicked, 'click_element', { ref });
  await tests.server.resultOf(clicked);
  tests.server.request(run, waiting, 'wait_for', { text: 'never there', seconds: 20 });
  await journalled(waiting);
  const before = tests.server.peers.length;
  await tests.browser.killWorker();
  await tests.page.evaluate(() => history.pushState(null, '', '#wakes-the-worker'));
  const peer = await tests.server.nextPeer(before);
  await tests.browser.nextWorker();
  const hello = peer.told[0];
  assert.ok(hello?.type === 'hello');
  const states = hello.data.outcomes?.map(({ request_id, state }) => [request_id, state]) ?? [];
  assert.deepEqual(states.slice(-2), [
    [clicked, 'done'],
    [waiting, 'lost'],
  ]);
  // A server that did not read the outcomes sends it again.
  tests.server.request(run, waiting, 'wait_for', { text: 'never there', seconds: 20 });
  assert.match((await tests.server.resultOf(waiting)).error ?? '', /not known/);
  tests.server.request(run, clicked, 'click_element', { ref });
  await tests.does(run, 'list_tabs');
  assert.equal(await tests.page.textContent('#out'), '1');
  tests.end(run);
});

test('a run goes on in its tab after the worker has died', async () => {
  const run = await tests.begin('hands');
  const ref = await tests.ref(run, 'Count');
  const other = await tests.browser.newPage();
  await other.goto(tests.urlOf('form'));
  const before = tests.server.peers.length;
  await tests.browser.killWorker();
  await other.reload();
  await tests.server.nextPeer(before);
  await tests.browser.nextWorker();
  tests.server.send('run_state', { run_id: run, state: 'acting', step: 1 });
  await tests.does(run, 'click_element', { ref });
  assert.equal(await tests.page.textContent('#out'), '1');
  await other.close();
  tests.end(run);
});

test('a server that was away finds the session again', async () => {
  const { told } = tests.server.peer;
  const before = tests.server.peers.length;
  await tests.server.stop();
  await tests.server.start();
  const peer = await tests.server.nextPeer(before);
  const [first, second] = [told[0], peer.told[0]];
  assert.ok(first?.type === 'hello' && second?.type === 'hello');
  assert.equal(second.data.resume_token, first.data.resume_token);
});

/** Resolves once the worker has noted a request: from then on it is acted on. */
async function journalled(id: string): Promise<void> {
  await tests.browser.inWorker(async (wanted) => {
    const key = `request:${wanted}`;
    if ((await chrome.storage.session.get(key))[key]) return;
    await new Promise<void>((done) => {
      chrome.storage.onChanged.addListener((changes) => {
        if (changes[key]) done();
      });
    });
  }, id);
}
