import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { axeFindsNothing } from '../support/axe';
import type { FakeWorker } from '../support/fake-worker';
import { PanelTests } from '../support/panel-test';
import { answered, send } from '../support/ui-test';
import { CONFIRM, clickTold } from '../support/worker-words';

const panel = PanelTests.forFile();

test('the panel of the loaded extension chats with the browser’s session', async () => {
  panel.server.answersWith((run) => {
    run.text('Hello.');
    run.end();
  });
  const { page } = await panel.open();
  await page.locator('.contact.there').waitFor();
  await send(page, 'Hi');
  await answered(page);
  assert.equal(await page.locator('.markdown').innerText(), 'Hello.');
  assert.equal(panel.server.lastRun.body.session_id, 'session-of-the-panel');
});

test('what the worker says of a call stands in its line', async () => {
  const { page, worker, run } = await panel.running();
  await worker.tell(clickTold(run, { target: 'button "Save"', ref: 4 }));
  await page.locator('.call .target').getByText('button "Save"').waitFor();
  await worker.tell(clickTold(run, { state: 'done', ms: 41, said: 'clicked button "Save"' }));
  await page.locator('.call.done > .result').getByText('clicked button "Save"').waitFor();
  assert.match(await page.locator('.call').innerText(), /41 ms/);
  assert.equal(await page.locator('.call').count(), 1);
});

test('pointing at a line, or the focus on it, highlights its element in the page', async () => {
  const { page, worker, run } = await panel.running();
  await worker.tell(clickTold(run, { target: 'button "Save"', ref: 4 }));
  await page.locator('.call .target').getByText('button "Save"').waitFor();
  await page.locator('.call summary').hover();
  assert.deepEqual(await worker.hears('highlight'), { type: 'highlight', runId: run.id, ref: 4 });
  await page.locator('#message').hover();
  await page.waitForFunction(() => {
    const last = fakePort.heard.findLast(({ type }) => type === 'highlight');
    return last?.type === 'highlight' && last.ref === null;
  });
  await page.locator('.call summary').focus();
  await page.waitForFunction(() => {
    const last = fakePort.heard.findLast(({ type }) => type === 'highlight');
    return last?.type === 'highlight' && last.ref === 4;
  });
});

test('the step and that the run is paused are those that the worker tells', async () => {
  const { page, worker, run } = await panel.running();
  await worker.tell({ type: 'run', runId: run.id, state: 'acting', step: 7, tabId: 1 });
  await page.locator('.progress').getByText('Step 7').waitFor();
  await worker.tell({ type: 'run', runId: run.id, state: 'paused', step: 7, tabId: 1 });
  await page.locator('.progress').getByText('Paused').waitFor();
});

test('a tab that the person took over is said, and given back by go on', async () => {
  const { page, worker, run } = await panel.running();
  await worker.tell({ type: 'takeover', runId: run.id, paused: true });
  await page.getByText('You have taken over the page, so the agent waits.').waitFor();
  await page.getByRole('button', { name: 'Go on' }).click();
  assert.deepEqual(await worker.hears('goOn'), { type: 'goOn', runId: run.id });
  await worker.tell({ type: 'takeover', runId: run.id, paused: false });
  await page.locator('.bar.paused').waitFor({ state: 'detached' });
});

test('a run whose tab the person took over can be stopped', async () => {
  const { page, worker, run } = await panel.running();
  await worker.tell({ type: 'takeover', runId: run.id, paused: true });
  await page.locator('.bar.paused').getByRole('button', { name: 'Stop' }).click();
  assert.deepEqual(await worker.hears('stop'), { type: 'stop', runId: run.id });
  await answered(page);
  assert.ok(run.cancelled);
});

test('stop tells the worker too', async () => {
  const { page, worker, run } = await panel.running();
  await page.keyboard.press('Escape');
  assert.deepEqual(await worker.hears('stop'), { type: 'stop', runId: run.id });
  await answered(page);
});

test('a run that was begun elsewhere is shown, and can be stopped', async () => {
  const { page, worker } = await panel.open();
  await worker.tell({ type: 'run', runId: 'r9', state: 'acting', step: 3, tabId: 1 });
  const bar = page.locator('.bar');
  assert.match(await bar.innerText(), /The agent is at work in this browser. Step 3/);
  await bar.getByRole('button', { name: 'Stop' }).click();
  assert.deepEqual(await worker.hears('stop'), { type: 'stop', runId: 'r9' });
  const ended = { type: 'run', runId: 'r9', state: 'ended', step: 3, tabId: 1 } as const;
  await worker.tell({ ...ended, outcome: 'cancelled' });
  await bar.waitFor({ state: 'detached' });
});

test('confirm mode and precise input are switched', async () => {
  const { page, worker } = await panel.open();
  await page.getByRole('button', { name: 'Settings' }).click();
  await page.getByLabel('Ask before every action that changes a page').check();
  assert.deepEqual(await worker.hears('setConfirm'), { type: 'setConfirm', on: true });
  await page.getByLabel('Precise input').check();
  assert.deepEqual(await worker.hears('setPrecise'), { type: 'setPrecise', on: true });
});

const DOT =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

test('a picture of the page in front goes with the message', async () => {
  const { page, worker } = await panel.open();
  await page.getByRole('button', { name: 'Picture of the page in front' }).click();
  const { id } = await worker.hears('screenshotTab');
  await worker.tell({ type: 'screenshot', id, dataUrl: DOT });
  await page.getByRole('img', { name: 'Attached picture: picture of the page' }).waitFor();
  await send(page, 'What is this?');
  await answered(page);
  assert.equal(panel.server.lastRun.body.image, DOT);
});

test('a picture that is not to be had is said', async () => {
  const { page, worker } = await panel.open();
  await page.getByRole('button', { name: 'Picture of the page in front' }).click();
  const { id } = await worker.hears('screenshotTab');
  await worker.tell({ type: 'screenshot', id, error: 'tab not visible' });
  await page.getByText('There is no picture of the page to be had.').waitFor();
});

test('a worker that dies is connected to again, and only what it tells then is on', async () => {
  const { page, worker } = await panel.open();
  await worker.tell(CONFIRM);
  await worker.tell({ type: 'run', runId: 'r9', state: 'acting', step: 3, tabId: 1 });
  await page.locator('.card').waitFor();
  await worker.break();
  await page.locator('.card').waitFor({ state: 'detached' });
  await page.locator('.bar').waitFor({ state: 'detached' });
  await worker.tell({ ...CONFIRM, id: 'q9' });
  await page.locator('.card').waitFor();
});

test('a browser that is not connected is said, with its own words and a way to connect', async () => {
  const { page, worker } = await panel.open();
  await page.locator('.contact.there').waitFor();
  const server = panel.server.url;
  await worker.tell({ type: 'status', state: 'refused', server, detail: 'too many tools' });
  await page.getByText('too many tools').waitFor();
  await page.locator('.contact .link').click();
  assert.deepEqual(await worker.hears('reconnect'), { type: 'reconnect' });
});

test('where the token is wanted, the panel leads to the options', async () => {
  panel.server.token = 'secret';
  const { page } = await panel.open();
  await page.getByText('Enter it in the options').waitFor();
  await page.evaluate(() => {
    Object.assign(chrome.runtime, { openOptionsPage: () => document.body.classList.add('opened') });
  });
  await page.getByRole('button', { name: 'Options' }).click();
  await page.locator('body.opened').waitFor();
});

const VIEWS: Readonly<Record<string, (page: Page, worker: FakeWorker) => Promise<void>>> = {
  'the panel at first': async (page) => page.locator('.contact.there').waitFor(),
  'an action to confirm': async (page, worker) => {
    await worker.tell(CONFIRM);
    await page.locator('.card').waitFor();
  },
  'a question with choices': async (page, worker) => {
    await worker.tell({ type: 'ask', id: 'v1', question: 'Which?', choices: ['a', 'b'] });
    await page.locator('.choices').waitFor();
  },
  'a question for words': async (page, worker) => {
    await worker.tell({ type: 'ask', id: 'v2', question: 'Who?', choices: [] });
    await page.getByLabel('Your answer').waitFor();
  },
  'a file to pick': async (page, worker) => {
    await worker.tell({ type: 'pick', id: 'v3', field: { target: 'file', multiple: false } });
    await page.locator('.file').waitFor();
  },
  'a tab that was taken over': async (page, worker) => {
    await worker.tell({ type: 'run', runId: 'v4', state: 'paused', step: 3, tabId: 1 });
    await worker.tell({ type: 'takeover', runId: 'v4', paused: true });
    await page.locator('.bar.paused').waitFor();
  },
  'the settings of the extension': async (page) => {
    await page.getByRole('button', { name: 'Settings' }).click();
    await page.getByLabel('Precise input').waitFor();
  },
};

for (const colorScheme of ['light', 'dark'] as const) {
  for (const [view, bringUp] of Object.entries(VIEWS)) {
    test(`axe finds nothing, ${colorScheme}: ${view}`, async () => {
      const { page, worker } = await panel.open();
      await page.emulateMedia({ reducedMotion: 'reduce' });
      await page.emulateMedia({ colorScheme });
      await page.waitForFunction(
        (theme) => document.documentElement.dataset.theme === theme,
        colorScheme,
      );
      await bringUp(page, worker);
      await axeFindsNothing(page, view);
    });
  }
}
