import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Entrance } from '../../src/background/main';
import { AgentTests } from '../support/agent-tests';
import { PanelPage } from '../support/panel-page';

declare const rig: Entrance;

const tests = AgentTests.forFile();
const ofRun = (run: string) => (data: { run_id: string }) => data.run_id === run;
const takenOver = (run: string) => tests.server.heard('user_took_over', ofRun(run));
const setPrecise = (on: boolean) =>
  tests.browser.inWorker((wanted) => rig.parts.precise.set(wanted), on);

/** A run that has used its tab. */
async function atWork(page: string): Promise<string> {
  const run = await tests.begin(page);
  await tests.does(run, 'list_tabs');
  await watched(run);
  return run;
}

/** Resolves once the page reports what the person does. */
async function watched(run: string): Promise<void> {
  await tests.browser.inWorker(async (id) => {
    const all = await rig.worker.runs.all();
    await all.find((each) => each.id === id)?.watchPerson();
  }, run);
}

test('a click of the person pauses the run once, and says so to server and panel', async () => {
  const run = await atWork('deeds');
  const panel = await PanelPage.open(tests.browser);
  await tests.page.click('#count');
  await takenOver(run);
  await panel.next('takeover', ({ runId, paused }) => runId === run && paused);
  await tests.page.click('#count');
  await tests.page.keyboard.press('a');
  await tests.does(run, 'list_tabs');
  assert.equal(tests.server.count('user_took_over', ofRun(run)), 1);
  await panel.close();
  tests.end(run);
});

test('a key of the person counts too, also in a frame', async () => {
  const first = await atWork('deeds');
  await tests.page.keyboard.press('Tab');
  await takenOver(first);
  tests.end(first);
  const second = await atWork('frames');
  await tests.page.frameLocator('iframe').first().locator('button').click();
  await takenOver(second);
  tests.end(second);
});

test('while the person uses the tab nothing is done there, reading goes on', async () => {
  const run = await atWork('deeds');
  const ref = await tests.ref(run, 'Count');
  await tests.page.keyboard.press('Tab');
  await takenOver(run);
  const refused = await tests.server.act(run, 'click_element', { ref });
  assert.match(refused.error ?? '', /the person is using the tab now/);
  const gone = await tests.server.act(run, 'navigate_to', { url: tests.urlOf('form') });
  assert.equal(gone.success, false);
  assert.equal(await tests.page.textContent('#out'), '0');
  await tests.does(run, 'get_page_content');
  tests.end(run);
});

test('on "go on" the server is told with the page as it is then', async () => {
  const run = await atWork('deeds');
  const ref = await tests.ref(run, 'Count');
  const panel = await PanelPage.open(tests.browser);
  await tests.page.fill('input[name=n]', 'Budi');
  await tests.page.click('#count');
  await takenOver(run);
  await panel.say({ type: 'goOn', runId: run });
  const { snapshot } = await tests.server.heard('user_gave_back', ofRun(run));
  assert.match(snapshot?.text ?? '', /textbox "Nama" value "Budi"/);
  await panel.next('takeover', ({ runId, paused }) => runId === run && !paused);
  await tests.does(run, 'click_element', { ref });
  assert.equal(await tests.page.textContent('#out'), '2');
  await tests.page.click('#count');
  const both = () => tests.server.count('user_took_over', ofRun(run)) === 2;
  await tests.does(run, 'wait_for', { text: '3' });
  assert.ok(both());
  await panel.close();
  tests.end(run);
});

test('what the agent does is no takeover, in precise mode neither', async () => {
  const run = await atWork('precise');
  await tests.does(run, 'click_element', { ref: await tests.ref(run, 'Trusted') });
  await tests.does(run, 'type_text', { ref: await tests.ref(run, 'Name'), text: 'Budi' });
  await setPrecise(true);
  try {
    await tests.does(run, 'click_element', { ref: await tests.ref(run, 'Trusted') });
    await tests.does(run, 'type_text', { ref: await tests.ref(run, 'Name'), text: 'Siti' });
    await tests.does(run, 'press_key', { key: 'Tab' });
  } finally {
    await setPrecise(false);
  }
  await tests.does(run, 'wait_for', { text: 'never there', seconds: 0.3 });
  assert.equal(tests.server.count('user_took_over', ofRun(run)), 0);
  await tests.page.keyboard.press('Tab');
  await takenOver(run);
  tests.end(run);
});

test('a page that is loaded during the run is watched as well', async () => {
  const run = await atWork('deeds');
  await tests.does(run, 'navigate_to', { url: tests.urlOf('form') });
  await tests.page.keyboard.press('Tab');
  await takenOver(run);
  tests.end(run);
});

test("another tab is the person's, and so is this one before and after the run", async () => {
  const early = await tests.begin('deeds');
  await tests.page.keyboard.press('Tab');
  await tests.does(early, 'list_tabs');
  const other = await tests.browser.newPage();
  await other.goto(tests.urlOf('form'));
  await other.keyboard.press('Tab');
  await tests.does(early, 'list_tabs');
  await other.close();
  tests.end(early);
  await tests.page.keyboard.press('Tab');
  const next = await tests.begin('deeds');
  await tests.does(next, 'list_tabs');
  assert.equal(tests.server.count('user_took_over', ofRun(early)), 0);
  tests.end(next);
});

test("the page gets the person's events as ever", async () => {
  const run = await atWork('deeds');
  await tests.page.evaluate(() => {
    Object.assign(globalThis, { seen: [] });
    for (const type of ['pointerdown', 'click', 'keydown']) {
      addEventListener(type, (event) =>
        (globalThis as never as { seen: string[] }).seen.push(event.type),
      );
    }
  });
  await tests.page.click('#count');
  await tests.page.keyboard.press('a');
  await takenOver(run);
  const seen = await tests.page.evaluate(() => (globalThis as never as { seen: string[] }).seen);
  assert.deepEqual(seen, ['pointerdown', 'click', 'keydown']);
  tests.end(run);
});

test('a takeover outlives the worker, and the server is told again', async () => {
  const run = await atWork('deeds');
  await tests.page.keyboard.press('Tab');
  await takenOver(run);
  const before = tests.server.peers.length;
  await tests.browser.killWorker();
  await tests.page.evaluate(() => history.pushState(null, '', '#wakes'));
  await tests.server.nextPeer(before);
  await tests.browser.nextWorker();
  tests.server.send('run_state', { run_id: run, state: 'paused', step: 1 });
  const panel = await PanelPage.open(tests.browser);
  await panel.next('takeover', ({ runId, paused }) => runId === run && paused);
  assert.equal(tests.server.count('user_took_over', ofRun(run)), 2);
  await panel.close();
  tests.end(run);
});
