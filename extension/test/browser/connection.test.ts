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
