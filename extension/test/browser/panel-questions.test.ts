import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { ALL_HOSTILE, staysText } from '../support/hostile';
import { PanelTests } from '../support/panel-test';
import { readable } from '../support/ui-test';
import { CONFIRM, clickTold } from '../support/worker-words';

const panel = PanelTests.forFile();

test('an action is shown exactly, and allowed only by the person', async () => {
  const { page, worker } = await panel.running();
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
  const { page, worker, run } = await panel.running();
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
  const { page, worker } = await panel.running();
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

test('what the worker tells and is hostile stays text', async () => {
  const { page, worker, run } = await panel.running();
  await worker.tell(clickTold(run, { target: ALL_HOSTILE, said: ALL_HOSTILE, name: ALL_HOSTILE }));
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
