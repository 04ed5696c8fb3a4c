import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';
import type { Page } from 'playwright-core';
import { send } from '../support/ui-test';
import { type Arguments, named, Whole } from '../support/whole';
import { answer, oneCall, panelBeside, question } from '../support/whole-panel';

const whole = Whole.forFile();

let panel: Page;
afterEach(() => panel.close());

/** The panel beside a page, where the model makes one call. @returns what it is told of it */
async function asks(page: string, tool: string, args: Arguments) {
  panel = await panelBeside(whole, page);
  const model = oneCall(whole, tool, args);
  await send(panel, 'Please.');
  return model;
}

const out = () => whole.page.textContent('#out');
const press = (name: string) => panel.getByRole('button', { name }).click();

test('a question of the agent is answered in the panel', async () => {
  const model = await asks('hands', 'ask_user', { question: 'Which city?' });
  const card = await question(panel, 'The agent asks');
  assert.match(await card.innerText(), /Which city\?/);
  await panel.getByLabel('Your answer').fill('Bandung');
  await panel.keyboard.press('Enter');
  await answer(panel);
  assert.match(model.told, /Bandung/);
});

test('a question of the agent may be left unanswered', async () => {
  const model = await asks('hands', 'ask_user', { question: 'Which city?' });
  await question(panel, 'The agent asks');
  await press('Do not answer');
  assert.equal(await answer(panel), 'That was it.');
  assert.match(model.told, /the person did not want to answer/);
});

test('the file that the person picks goes up, and no other', async () => {
  await asks('upload', 'upload_file', { ref: named('Photo') });
  const card = await question(panel, 'The agent wants to upload a file');
  const file = { name: 'a.txt', mimeType: 'text/plain', buffer: Buffer.from('isi') };
  await card.locator('input').setInputFiles(file);
  await press('Upload');
  await answer(panel);
  assert.equal(await out(), 'a.txt text/plain isi');
});

test('without a file none goes up, and the model is told', async () => {
  const model = await asks('upload', 'upload_file', { ref: named('Photo') });
  await question(panel, 'The agent wants to upload a file');
  await press('No file');
  await answer(panel);
  assert.equal(await out(), '');
  assert.match(model.told, /refus|did not|no file/i);
});
