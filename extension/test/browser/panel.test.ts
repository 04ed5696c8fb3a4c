import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import type { ConfirmMessage, ToolMessage } from '../../src/shared/panel-messages';
import { axeFindsNothing } from '../support/axe';
import type { FakeRun } from '../support/fake-run';
import type { FakeWorker } from '../support/fake-worker';
import { ALL_HOSTILE, staysText } from '../support/hostile';
import { PanelTests } from '../support/panel-test';
import { answered, readable, send } from '../support/ui-test';

const panel = PanelTests.forFile();

const CONFIRM: ConfirmMessage = {
  type: 'confirm',
  id: 'q1',
  kind: 'action',
  tool: 'click_element',
  target: 'button "Delete all"',
  values: [{ name: 'double', value: 'false' }],
  url: 'https://shop.example/delete',
  origin: 'https://shop.example',
  reason: 'confirm mode is on',
};

/** A panel with a run that is on and does nothing more by itself. */
async function running(): Promise<{ page: Page; worker: FakeWorker; run: FakeRun }> {
  panel.server.answersWith((run) => run.calling('c1', 'click_element', { ref: 4 }));
  const { page, worker } = await panel.open();
  await send(page, 'Hi');
  await page.locator('.call').waitFor();
  return { page, worker, run: panel.server.lastRun };
}

const tool = (run: FakeRun, rest: Partial<ToolMessage>): ToolMessage => ({
  type: 'tool',
  runId: run.id,
  callId: 'w1',
  name: 'click_element',
  effect: 'act',
  state: 'running',
  ...rest,
});

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
  const { page, worker, run } = await running();
  await worker.tell(tool(run, { target: 'button "Save"', ref: 4 }));
  await page.locator('.call .target').getByText('button "Save"').waitFor();
  await worker.tell(tool(run, { state: 'done', ms: 41, said: 'clicked button "Save"' }));
  await page.locator('.call.done > .result').getByText('clicked button "Save"').waitFor();
  assert.match(await page.locator('.call').innerText(), /41 ms/);
  assert.equal(await page.locator('.call').count(), 1);
});

test('pointing at a line, or the focus on it, highlights its element in the page', async () => {
  const { page, worker, run } = await running();
  await worker.tell(tool(run, { target: 'button "Save"', ref: 4 }));
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
  const { page, worker, run } = await running();
  await worker.tell({ type: 'run', runId: run.id, state: 'acting', step: 7, tabId: 1 });
  await page.locator('.progress').getByText('Step 7').waitFor();
  await worker.tell({ type: 'run', runId: run.id, state: 'paused', step: 7, tabId: 1 });
  await page.locator('.progress').getByText('Paused').waitFor();
});

test('an action is shown exactly, and allowed only by the person', async () => {
  const { page, worker } = await running();
  await worker.tell(CONFIRM);
  const card = page.getByRole('alertdialog', { name: 'May the agent do this?' });
  await page.waitForFunction(() => document.activeElement?.textContent === 'Refuse');
  const text = await card.innerText();
  for (const shown of [
    'Click (click_element)',
    'button "Delete all"',
    'double',
    'https://shop.example/delete',
    'confirm mode is on',
  ]) {
    assert.ok(text.includes(shown), shown);
  }
  await readable(page);
  await card.getByRole('button', { name: 'Allow' }).click();
  assert.deepEqual(await worker.hears('answer'), {
    type: 'answer',
    id: 'q1',
    kind: 'decision',
    allow: true,
  });
  await card.waitFor({ state: 'detached' });
});

test('what the server asks over the stream too is asked once', async () => {
  const { page, worker, run } = await running();
  run.tell('approval', {
    approval_id: 's1',
    kind: 'action',
    tool: 'click_element',
    status: 'asked',
  });
  await page.locator('.call').getByText('waits for you').waitFor();
  await worker.tell(CONFIRM);
  await page.locator('.card').waitFor();
  assert.equal(await page.getByText('1 more question waits').count(), 0);
});

test('a question that was settled elsewhere goes away unanswered', async () => {
  const { page, worker } = await running();
  await worker.tell(CONFIRM);
  await page.locator('.card').waitFor();
  await worker.tell({ type: 'withdrawn', id: 'q1' });
  await page.locator('.card').waitFor({ state: 'detached' });
  assert.ok(!(await worker.heard()).some(({ type }) => type === 'answer'));
});

test('a page that wants to use this browser is named, and refused by default', async () => {
  const { page, worker } = await panel.open();
  const origin = 'http://localhost:3000';
  await worker.tell({ type: 'confirm', id: 'q2', kind: 'session_use', origin });
  const card = page.getByRole('alertdialog', { name: 'May this page use your browser?' });
  assert.ok((await card.innerText()).includes(origin));
  await readable(page);
  await page.keyboard.press('Enter');
  const answer = { type: 'answer', id: 'q2', kind: 'decision', allow: false };
  assert.deepEqual(await worker.hears('answer'), answer);
});

test('a question of the agent is answered by a choice', async () => {
  const { page, worker } = await panel.open();
  await worker.tell({ type: 'ask', id: 'q3', question: 'Which one?', choices: ['Red', 'Blue'] });
  const card = page.getByRole('alertdialog', { name: 'The agent asks' });
  await card.getByText('Which one?').waitFor();
  await page.waitForFunction(() => document.activeElement?.textContent === 'Red');
  await readable(page);
  await card.getByRole('button', { name: 'Blue' }).click();
  const answer = { type: 'answer', id: 'q3', kind: 'text', text: 'Blue' };
  assert.deepEqual(await worker.hears('answer'), answer);
});

test('a question of the agent is answered in words, or not', async () => {
  const { page, worker } = await panel.open();
  await worker.tell({ type: 'ask', id: 'q4', question: 'Your name?', choices: [] });
  await page.getByLabel('Your answer').fill('Budi');
  await readable(page);
  await page.keyboard.press('Enter');
  const answer = { type: 'answer', id: 'q4', kind: 'text', text: 'Budi' };
  assert.deepEqual(await worker.hears('answer'), answer);
  await worker.tell({ type: 'ask', id: 'q5', question: 'Your age?', choices: [] });
  await page.getByText('Your age?').waitFor();
  await readable(page);
  await page.getByRole('button', { name: 'Do not answer' }).click();
  await page.locator('.card').waitFor({ state: 'detached' });
  const refusal = { type: 'answer', id: 'q5', kind: 'refused' };
  assert.deepEqual(await worker.hears('answer'), refusal);
});

test('a file goes up only when the person has picked it', async () => {
  const { page, worker } = await panel.open();
  const field = { target: 'file "Photo"', multiple: true };
  await worker.tell({ type: 'pick', id: 'q6', field });
  const card = page.getByRole('alertdialog', { name: 'The agent wants to upload a file' });
  await card.getByText('file "Photo"').waitFor();
  assert.ok(await card.getByRole('button', { name: 'Upload' }).isDisabled());
  const file = (name: string) => ({ name, mimeType: 'text/plain', buffer: Buffer.from(name) });
  await card.locator('input').setInputFiles([file('a.txt'), file('b.txt')]);
  await card.getByText('a.txt, b.txt').waitFor();
  await readable(page);
  await card.getByRole('button', { name: 'Upload' }).click();
  assert.deepEqual(await worker.hears('answer'), {
    type: 'answer',
    id: 'q6',
    kind: 'files',
    files: ['a.txt', 'b.txt'].map((name) => ({
      name,
      type: 'text/plain',
      base64: Buffer.from(name).toString('base64'),
    })),
  });
});

test('no file may be picked, and that is told', async () => {
  const { page, worker } = await panel.open();
  await worker.tell({ type: 'pick', id: 'q7', field: { target: 'file', multiple: false } });
  await page.locator('.card').waitFor();
  await readable(page);
  await page.getByRole('button', { name: 'No file' }).click();
  assert.deepEqual(await worker.hears('answer'), { type: 'answer', id: 'q7', kind: 'refused' });
});

test('files that are too large together are not sent', async () => {
  const { page, worker } = await panel.open();
  await worker.tell({ type: 'pick', id: 'q8', field: { target: 'file', multiple: false } });
  const folder = await mkdtemp(join(tmpdir(), 'rig-large-'));
  await writeFile(join(folder, 'large'), Buffer.alloc(24 * 1024 * 1024 + 1));
  await page.locator('.card input').setInputFiles(join(folder, 'large'));
  await page.getByText('larger than 24 MB').waitFor();
  assert.ok(await page.getByRole('button', { name: 'Upload' }).isDisabled());
  await rm(folder, { recursive: true });
});

test('a tab that the person took over is said, and given back by go on', async () => {
  const { page, worker, run } = await running();
  await worker.tell({ type: 'takeover', runId: run.id, paused: true });
  await page.getByText('You have taken over the page, so the agent waits.').waitFor();
  await page.getByRole('button', { name: 'Go on' }).click();
  assert.deepEqual(await worker.hears('goOn'), { type: 'goOn', runId: run.id });
  await worker.tell({ type: 'takeover', runId: run.id, paused: false });
  await page.locator('.bar.paused').waitFor({ state: 'detached' });
});

test('a run whose tab the person took over can be stopped', async () => {
  const { page, worker, run } = await running();
  await worker.tell({ type: 'takeover', runId: run.id, paused: true });
  await page.locator('.bar.paused').getByRole('button', { name: 'Stop' }).click();
  assert.deepEqual(await worker.hears('stop'), { type: 'stop', runId: run.id });
  await answered(page);
  assert.ok(run.cancelled);
});

test('stop tells the worker too', async () => {
  const { page, worker, run } = await running();
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

test('what the worker tells and is hostile stays text', async () => {
  const { page, worker, run } = await running();
  await worker.tell(tool(run, { target: ALL_HOSTILE, said: ALL_HOSTILE, name: ALL_HOSTILE }));
  await worker.tell({
    ...CONFIRM,
    tool: ALL_HOSTILE,
    target: ALL_HOSTILE,
    values: [{ name: ALL_HOSTILE, value: ALL_HOSTILE }],
    url: ALL_HOSTILE,
    origin: ALL_HOSTILE,
    reason: ALL_HOSTILE,
  });
  await page.locator('.card').waitFor();
  await staysText(page);
  await worker.tell({ type: 'withdrawn', id: 'q1' });
  const origin = ALL_HOSTILE;
  await worker.tell({ type: 'confirm', id: 'h1', kind: 'session_use', origin });
  await page.getByText('May this page use your browser?').waitFor();
  await staysText(page);
  await worker.tell({ type: 'withdrawn', id: 'h1' });
  const choices = [ALL_HOSTILE, 'x'];
  await worker.tell({ type: 'ask', id: 'h2', question: ALL_HOSTILE, choices });
  await page.locator('.choices').waitFor();
  await staysText(page);
  await worker.tell({ type: 'withdrawn', id: 'h2' });
  await worker.tell({ type: 'pick', id: 'h3', field: { target: ALL_HOSTILE, multiple: false } });
  await page.locator('.file').waitFor();
  await staysText(page);
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
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await bringUp(page, worker);
      await axeFindsNothing(page, view);
    });
  }
}
