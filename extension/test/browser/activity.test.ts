import assert from 'node:assert/strict';
import { test } from 'node:test';
import { AgentTests } from '../support/agent-tests';
import { PanelPage } from '../support/panel-page';
import { newId } from '../support/socket-server';

const tests = AgentTests.forFile();

/** The outline's host, which stands last in the document; its shadow root is closed. */
const outlines = () =>
  tests.page.evaluate(
    () => [...document.documentElement.children].filter((each) => each.localName === 'div').length,
  );

async function until(holds: () => Promise<boolean>, what: string): Promise<void> {
  const end = Date.now() + 5000;
  while (!(await holds())) assert.ok(Date.now() < end, what);
}

test('the panel is told each call: its target as it begins, and what came of it', async () => {
  const panel = await PanelPage.open(tests.browser);
  const run = await tests.begin('deeds');
  await panel.next('run', ({ runId, state }) => runId === run && state === 'started');
  await tests.does(run, 'click_element', { ref: await tests.ref(run, 'Count') });
  const ended = await panel.next(
    'tool',
    ({ name, state }) => name === 'click_element' && state === 'done',
  );
  assert.equal(ended.target, 'button "Count"');
  assert.equal(ended.effect, 'act');
  assert.match(ended.said ?? '', /^clicked button "Count"/);
  assert.ok((ended.ms ?? -1) >= 0 && ended.ref);
  const states = panel.told.flatMap((each) =>
    each.type === 'tool' && each.callId === ended.callId ? each.state : [],
  );
  assert.equal(states[0], 'running');
  const failed = await tests.server.act(run, 'click_element', { ref: 999_999 });
  const told = await panel.next('tool', ({ state }) => state === 'failed');
  assert.equal(told.said, failed.error);
  await tests.does(run, 'navigate_to', { url: tests.urlOf('form') });
  const opened = await panel.next('tool', ({ name }) => name === 'navigate_to');
  assert.equal(opened.target, tests.urlOf('form'));
  tests.end(run);
  const end = await panel.next('run', ({ runId, state }) => runId === run && state === 'ended');
  assert.equal(end.outcome, 'answered');
  await panel.close();
});

test('a panel opened later is told what is going on', async () => {
  const run = await tests.begin('deeds');
  await tests.does(run, 'click_element', { ref: await tests.ref(run, 'Count') });
  const panel = await PanelPage.open(tests.browser);
  const status = await panel.next('status');
  assert.deepEqual([status.state, status.server], ['connected', tests.server.url]);
  assert.match(status.sessionId ?? '', /^[0-9a-f]{32}$/);
  await panel.next('run', ({ runId }) => runId === run);
  await panel.next('tool', ({ name, state }) => name === 'click_element' && state === 'done');
  await panel.close();
  tests.end(run);
});

test('the target is outlined while the tool runs and not afterwards, and perception leaves it out', async () => {
  const run = await tests.begin('upload');
  const ref = await tests.ref(run, 'Photo');
  assert.equal(await outlines(), 0);
  const panel = await PanelPage.open(tests.browser);
  const picking = tests.server.act(run, 'upload_file', { ref });
  const pick = await panel.next('pick');
  await until(async () => (await outlines()) === 1, 'no outline came');
  const shown = await tests.browser.eyes('look', { scope: 'page' });
  await panel.say({ type: 'answer', id: pick.id, kind: 'refused' });
  assert.equal((await picking).success, false);
  await until(async () => (await outlines()) === 0, 'the outline stayed');
  const plain = await tests.browser.eyes('look', { scope: 'page' });
  assert.equal(shown.text, plain.text);
  await panel.close();
  tests.end(run);
});

test('an outline changes nothing that is told of an action', async () => {
  const run = await tests.begin('hands');
  const ref = await tests.ref(run, 'Nothing');
  // The first click moves the focus, which is a change.
  await tests.does(run, 'click_element', { ref });
  const { data } = await tests.does(run, 'click_element', { ref });
  assert.equal((data as { changed: boolean }).changed, false);
  tests.end(run);
});

test('the panel has an element outlined, and takes it away', async () => {
  const run = await tests.begin('deeds');
  const ref = await tests.ref(run, 'Count');
  const panel = await PanelPage.open(tests.browser);
  await panel.say({ type: 'highlight', runId: run, ref });
  await until(async () => (await outlines()) === 1, 'no outline came');
  const before = await tests.page.locator('#count').boundingBox();
  assert.ok(before);
  await panel.say({ type: 'highlight', runId: run, ref: null });
  await until(async () => (await outlines()) === 0, 'the outline stayed');
  await panel.close();
  tests.end(run);
});

test('stop ends what is running within a second, and the server is told', async () => {
  const run = await tests.begin('deeds');
  const panel = await PanelPage.open(tests.browser);
  const waiting = tests.server.act(run, 'wait_for', { text: 'never there', seconds: 20 });
  await panel.next('tool', ({ name, runId }) => name === 'wait_for' && runId === run);
  const stopped = Date.now();
  await panel.say({ type: 'stop', runId: run });
  assert.equal((await waiting).success, false);
  assert.ok(Date.now() - stopped < 1000);
  await tests.server.heard('cancel', ({ run_id }) => run_id === run);
  await panel.next('run', ({ runId, state }) => runId === run && state === 'ended');
  const late = await tests.server.act(run, 'navigate_to', { url: tests.urlOf('form') });
  assert.equal(late.error, 'the run is over');
  assert.match(tests.page.url(), /deeds$/);
  await panel.close();
});

test('a long text that is being typed stops being typed', async () => {
  const run = await tests.begin('deeds');
  const ref = await tests.ref(run, 'Nama');
  const field = tests.page.locator('input[name=n]');
  await field.evaluate((input) => {
    // A page that takes its time over every key.
    input.addEventListener('input', () => {
      const end = performance.now() + 20;
      while (performance.now() < end);
    });
  });
  const typing = tests.server.act(run, 'type_text', { ref, text: 'x'.repeat(300) });
  await until(async () => (await field.inputValue()).length > 3, 'nothing was typed');
  tests.end(run);
  assert.equal((await typing).success, false);
  const { length } = await field.inputValue();
  assert.ok(length < 200, String(length));
  await tests.does(newId(), 'wait_for', { text: 'never there', seconds: 0.2 });
  assert.equal((await field.inputValue()).length, length);
});

test('tabs that a run opens go behind, into a group of the agent, and it works there hidden', async () => {
  const run = await tests.begin('deeds');
  await tests.does(run, 'open_tab', { url: tests.urlOf('form') });
  const opened = await tests.browser.inWorker(async () => {
    const [group] = await chrome.tabGroups.query({ title: 'Backend Rig' });
    const tabs = group ? await chrome.tabs.query({ groupId: group.id }) : [];
    return tabs.map(({ active, url }) => ({ active, url }));
  }, null);
  assert.deepEqual(opened, [{ active: false, url: tests.urlOf('form') }]);
  const ref = await tests.ref(run, 'Nama');
  const { data, snapshot } = await tests.does(run, 'type_text', { ref, text: 'Budi' });
  assert.equal((data as { value: string }).value, 'Budi');
  assert.match(snapshot?.text ?? '', /"Nama" value "Budi"/);
  assert.ok(await tests.page.evaluate(() => document.visibilityState === 'visible'));
  await tests.does(run, 'close_tab');
  tests.end(run);
});

test('a run keeps to the tab it began in, whatever the person looks at', async () => {
  const run = await tests.begin('deeds');
  const ref = await tests.ref(run, 'Count');
  const other = await tests.browser.newPage();
  await other.goto(tests.urlOf('form'));
  await tests.does(run, 'click_element', { ref });
  assert.equal(await tests.page.textContent('#out'), '1');
  assert.equal(await other.evaluate(() => document.visibilityState), 'visible');
  await other.close();
  tests.end(run);
});

test('a run does not begin in a page of the server itself', async () => {
  await tests.page.goto(`${tests.server.url}/health`);
  const run = newId();
  tests.server.send('run_state', { run_id: run, state: 'started', step: 0 });
  await tests.does(run, 'navigate_to', { url: tests.urlOf('form') });
  assert.match(tests.page.url(), /health$/);
  await tests.does(run, 'close_tab');
  tests.end(run);
});

test('the server is told which page the agent, or else the person, is on', async () => {
  const run = await tests.begin('deeds');
  await tests.server.heard('SessionUpdate', ({ url }) => url.endsWith('/deeds'));
  await tests.does(run, 'open_tab', { url: tests.urlOf('names') });
  await tests.server.heard('SessionUpdate', ({ url }) => url.endsWith('/names'));
  await tests.does(run, 'close_tab');
  tests.end(run);
  await tests.page.goto(tests.urlOf('map'));
  const { title } = await tests.server.heard('SessionUpdate', ({ url, title }) => {
    return url.endsWith('/map') && title !== '';
  });
  assert.ok(title);
});

test('the panel gets a picture of the tab in front', async () => {
  await tests.page.goto(tests.urlOf('form'));
  const panel = await PanelPage.open(tests.browser);
  await panel.say({ type: 'screenshotTab', id: '1' });
  const { dataUrl, error } = await panel.next('screenshot', ({ id }) => id === '1');
  assert.match(dataUrl ?? String(error), /^data:image\/png;base64,/);
  await panel.close();
});
