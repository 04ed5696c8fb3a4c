import assert from 'node:assert/strict';
import { test } from 'node:test';
import { AgentTests } from '../support/agent-tests';
import { PanelPage } from '../support/panel-page';
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
  assert.equal(resultsOf(id), 2);
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

test('what is going on while the connection is lost is told as running, and its result follows', async () => {
  const run = await tests.begin('hands');
  const id = newId();
  tests.server.request(run, id, 'wait_for', { text: 'never there', seconds: 2 });
  await journalled(id);
  const hello = await helloAfter(() => tests.server.peer.socket.terminate());
  assert.deepEqual(hello.outcomes?.at(-1), { request_id: id, state: 'running' });
  assert.ok((await tests.server.resultOf(id)).success);
  assert.equal(resultsOf(id), 1);
  tests.end(run);
});

test('what ended while the server was away is told with the hello, and only there', async () => {
  const run = await tests.begin('hands');
  const id = newId();
  tests.server.request(run, id, 'wait_for', { text: 'never there', seconds: 0.5 });
  await journalled(id);
  await tests.server.stop();
  await entryIs(id, 'done');
  const hello = await helloAfter(() => void tests.server.start());
  const told = hello.outcomes?.at(-1);
  assert.ok(told?.state === 'done' && told.request_id === id && told.success);
  await tests.does(run, 'list_tabs');
  assert.equal(resultsOf(id), 0);
  tests.end(run);
});

test('a run that the server does not know any more after a resume is over', async () => {
  const panel = await PanelPage.open(tests.browser);
  const run = await tests.begin('hands');
  await tests.does(run, 'list_tabs');
  await helloAfter(() => tests.server.peer.socket.terminate());
  const ended = await panel.next('run', ({ runId, state }) => runId === run && state === 'ended');
  assert.equal(ended.outcome, 'failed');
  await panel.close();
});

test('a session that the server does not know begins anew, and its runs end', async () => {
  const panel = await PanelPage.open(tests.browser);
  const run = await tests.begin('hands');
  await tests.does(run, 'list_tabs');
  const usual = tests.server.welcome;
  const session_id = newId();
  tests.server.welcome = () => ({ session_id, resume_token: 'new', protocol: 2, resumed: false });
  await helloAfter(() => tests.server.peer.socket.terminate());
  tests.server.welcome = usual;
  await panel.next('run', ({ runId, state }) => runId === run && state === 'ended');
  await panel.next('status', (status) => status.sessionId === session_id);
  await panel.close();
});

test('the panel is told that the server is gone, wants a token, and is there', async () => {
  const panel = await PanelPage.open(tests.browser);
  await tests.server.stop();
  const gone = await panel.next('status', ({ state }) => state === 'unreachable');
  assert.equal(gone.detail, 'not there');
  tests.server.token = 'wanted';
  await tests.server.start();
  await panel.say({ type: 'reconnect' });
  const refused = await panel.next('status', ({ state }) => state === 'refused');
  assert.equal(refused.detail, 'token missing');
  tests.server.token = '';
  const seen = panel.told.length;
  await helloAfter(() => void panel.say({ type: 'reconnect' }));
  await panel.next(
    'status',
    (each) => each.state === 'connected' && panel.told.indexOf(each) >= seen,
  );
  await panel.close();
});

test('one that the server closes for a rule is told with its reason, and tried again', async () => {
  const panel = await PanelPage.open(tests.browser);
  const before = tests.server.peers.length;
  tests.server.peer.socket.close(1008, 'say hello first');
  const refused = await panel.next('status', ({ detail }) => detail === 'say hello first');
  assert.equal(refused.state, 'refused');
  await tests.server.nextPeer(before);
  await panel.close();
});

test('a session that another one has taken up is left to it', async () => {
  const { resume_token } = await helloAfter(() => tests.server.peer.socket.terminate());
  assert.ok(resume_token);
  const next = await helloAfter(() => tests.server.peer.socket.close(4001, 'resumed elsewhere'));
  assert.equal(next.resume_token, undefined);
});

const resultsOf = (id: string) =>
  tests.server.count('ActionResult', (data: { request_id: string }) => data.request_id === id);

/** Does something that makes the browser connect again; returns what it says then. */
async function helloAfter(doIt: () => void) {
  const before = tests.server.peers.length;
  doIt();
  const { told } = await tests.server.nextPeer(before);
  assert.ok(told[0]?.type === 'hello');
  return told[0].data;
}

/** Resolves once the worker has noted a request: from then on it is acted on. */
const journalled = (id: string) => entryIs(id, 'running');

/** Resolves once the journal says so of a request. */
async function entryIs(id: string, state: string): Promise<void> {
  await tests.browser.inWorker(
    async ([key = '', wanted]) => {
      const isIt = (entry: unknown) => (entry as { state?: string } | undefined)?.state === wanted;
      await new Promise<void>((done) => {
        chrome.storage.onChanged.addListener((changes) => {
          if (isIt(changes[key]?.newValue)) done();
        });
        void chrome.storage.session.get(key).then((stored) => {
          if (isIt(stored[key])) done();
        });
      });
    },
    [`request:${id}`, state],
  );
}
