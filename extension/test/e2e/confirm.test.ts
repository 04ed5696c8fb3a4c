import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';
import type { Page } from 'playwright-core';
import type { Entrance } from '../../src/background/main';
import { send } from '../support/ui-test';
import { until } from '../support/until';
import { type Arguments, named, Whole } from '../support/whole';
import { answer, oneCall, openPanel, panelBeside, question } from '../support/whole-panel';

declare const rig: Entrance;

const whole = Whole.forFile();

let panel: Page;
afterEach(() => panel.close());

/** Confirm mode on, and the model wants to make one call on a page: the question, and what it is told. */
async function asked(page: string, tool: string, args: Arguments) {
  panel = await panelBeside(whole, page);
  const model = oneCall(whole, tool, args);
  await setConfirm(true);
  // Named, so that only confirm mode asks.
  await send(panel, 'Click Send elsewhere.');
  return { model, card: await question(panel, 'May the agent do this?') };
}

/** As a person does it: in the panel's settings. */
async function setConfirm(on: boolean): Promise<void> {
  await panel.getByRole('button', { name: 'Settings' }).click();
  const box = panel.getByLabel('Ask before every action that changes a page');
  await box.setChecked(on);
  await panel.keyboard.press('Escape');
  await panel.locator('dialog[open]').waitFor({ state: 'detached' });
  const read = () => whole.browser.inWorker(() => chrome.storage.local.get('confirmMode'), null);
  await until('confirm mode is kept', async () => (await read()).confirmMode === on);
}

const out = () => whole.page.textContent('#out');
const press = (name: string) => panel.getByRole('button', { name }).click();

test('the question shows the exact action, its real target and where it leads', async () => {
  const { card } = await asked('deeds', 'click_element', { ref: named('Send elsewhere') });
  const shown = await card.innerText();
  for (const fact of [
    'Click (click_element)',
    'button "Send elsewhere"',
    whole.urlOf('sent?to=button'),
    new URL(whole.urlOf('')).origin,
  ]) {
    assert.ok(shown.includes(fact), `${fact} in\n${shown}`);
  }
  await press('Refuse');
  await answer(panel);
});

test('the question shows the values that are filled in', async () => {
  const fields = [
    { ref: named('Nama'), value: 'Budi' },
    { ref: named('City'), value: 'Jakarta' },
  ];
  const { card } = await asked('deeds', 'fill_form', { fields });
  const shown = await card.innerText();
  for (const fact of ['Fill in form (fill_form)', 'textbox "Nama"', 'Budi', 'Jakarta']) {
    assert.ok(shown.includes(fact), `${fact} in\n${shown}`);
  }
  await press('Allow');
  await answer(panel);
  assert.equal(await whole.page.inputValue('[name=n]'), 'Budi');
});

test('what is refused is not done, and the model is told', async () => {
  const { model } = await asked('hands', 'click_element', { ref: named('Count') });
  await press('Refuse');
  assert.equal(await answer(panel), 'That was it.');
  assert.equal(await out(), '0');
  assert.match(model.told, /the person did not allow it/);
});

test('what is allowed is done', async () => {
  const { model } = await asked('hands', 'click_element', { ref: named('Count') });
  assert.equal(await out(), '0');
  await press('Allow');
  assert.equal(await answer(panel), 'That was it.');
  assert.equal(await out(), '1');
  assert.match(model.told, /clicked button "Count"/);
});

test('with the panel closed nothing happens, and the action is refused', async () => {
  const patience = { most: 120_000, alone: 700 };
  await whole.browser.inWorker(
    (confirm) => Object.assign(rig.worker.patience, { confirm }),
    patience,
  );
  const { model } = await asked('hands', 'click_element', { ref: named('Count') });
  await panel.close();
  await until('the model is told', () => model.told !== '');
  assert.match(model.told, /did not answer, so it was not done/);
  assert.equal(await out(), '0');
  panel = await openPanel(whole);
  assert.equal(await answer(panel), 'That was it.');
  await setConfirm(false);
});
