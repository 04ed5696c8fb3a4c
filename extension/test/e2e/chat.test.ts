import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';
import type { Page } from 'playwright-core';
import type { Entrance } from '../../src/background/main';
import { call } from '../support/fake-gemini';
import { send } from '../support/ui-test';
import { until } from '../support/until';
import { filled, named, Whole } from '../support/whole';
import { answer, panelBeside } from '../support/whole-panel';

const whole = Whole.forFile();

let panel: Page;
afterEach(() => panel.close());

/** Clicks stop and waits until the panel says so. @returns how long that took, in milliseconds */
async function stopped(): Promise<number> {
  const began = performance.now();
  await panel.getByRole('button', { name: 'Stop', exact: true }).click();
  await panel.locator('.assistant .notice').getByText('Stopped.').waitFor();
  return performance.now() - began;
}

/** A tool call that goes on until somebody ends it. */
function* waitsForever() {
  yield call('wait_for', { text: 'It never comes', seconds: 30 });
  return 'It came.';
}

test('the first contact names the server and its model', async () => {
  panel = await panelBeside(whole, 'hands');
  const info = await (await fetch(`${whole.server.url}/agent/info`)).json();
  const told = await panel.locator('.contact > [role=status]').innerText();
  assert.match(info.model, /gemini/);
  assert.equal(told.trim(), `Connected to ${new URL(whole.server.url).host}, model ${info.model}.`);
});

test('an answer is shown as Markdown while it is being written', async () => {
  panel = await panelBeside(whole, 'hands');
  whole.gemini.say('Kota **Bandung** dingin.\n\n- satu\n- dua');
  const release = whole.gemini.hold();
  await send(panel, 'Bagaimana Bandung?');
  await panel.locator('.assistant strong').getByText('Bandung').waitFor();
  assert.equal(await panel.locator('.assistant').getAttribute('aria-busy'), 'true');
  release();
  await answer(panel);
  assert.deepEqual(await panel.locator('.assistant li').allInnerTexts(), ['satu', 'dua']);
  assert.match(whole.gemini.asked.at(-1)?.prompt ?? '', /\nBagaimana Bandung\?$/);
});

test('a tool call is a line with its target and what came of it', async () => {
  panel = await panelBeside(whole, 'hands');
  whole.gemini.play(function* () {
    yield call('click_element', yield* filled({ ref: named('Count') }));
    return 'Clicked.';
  });
  await send(panel, 'Click Count');
  assert.equal(await answer(panel), 'Clicked.');
  const line = panel.locator('.call.done').last();
  assert.equal(await line.locator('.tool').innerText(), 'Click');
  assert.equal(await line.locator('.target').innerText(), 'button "Count"');
  assert.match(await line.locator('.result').innerText(), /clicked button "Count"/);
  assert.match(await line.locator('.ms').innerText(), /\d/);
});

test('a run of the panel in a tab works in the page that was looked at before', async () => {
  panel = await panelBeside(whole, 'hands');
  const own = panel.url();
  whole.gemini.play(function* () {
    yield call('navigate_to', { url: whole.urlOf('form') });
    return 'Done.';
  });
  await send(panel, 'Open the form');
  assert.equal(await answer(panel), 'Done.');
  assert.match(whole.page.url(), /form$/);
  assert.equal(panel.url(), own);
});

test('stop ends the run within a second while the model writes', async () => {
  panel = await panelBeside(whole, 'hands');
  whole.gemini.say('One two three');
  const release = whole.gemini.hold();
  const before = whole.gemini.abandoned;
  await send(panel, 'Count');
  await panel.locator('.assistant').getByText('One two').waitFor();
  assert.ok((await stopped()) < 1000);
  await until('the model’s answer is dropped', () => whole.gemini.abandoned > before, 1000);
  release();
});

test('stop ends the run within a second while a tool is at work', async () => {
  panel = await panelBeside(whole, 'hands');
  whole.gemini.play(waitsForever);
  await send(panel, 'Wait');
  await panel.locator('.call.running').waitFor();
  assert.ok((await stopped()) < 1000);
  const isOver = () => whole.browser.inWorker(async () => rig.worker.runs.all(), null);
  await until('the browser’s run ends', async () => (await isOver()).length === 0, 1000);
  whole.gemini.play(function* () {
    yield call('list_tabs');
    return 'Free again.';
  });
  await send(panel, 'Go on');
  assert.equal(await answer(panel), 'Free again.');
});

test('a question is asked again, and its answer replaced', async () => {
  panel = await panelBeside(whole, 'hands');
  whole.gemini.say('First.');
  await send(panel, 'Hi');
  assert.equal(await answer(panel), 'First.');
  whole.gemini.say('Second.');
  await panel.getByRole('button', { name: 'Try again' }).click();
  await panel.locator('.markdown').getByText('Second.').waitFor();
  assert.equal(await answer(panel), 'Second.');
  assert.equal(await panel.locator('.assistant').count(), 1);
});

test('a server that goes away is told, and is there again by itself', async () => {
  panel = await panelBeside(whole, 'hands');
  await whole.server.down('SIGKILL');
  await panel.locator('.contact.away').waitFor();
  await panel.getByText('./rig run').waitFor();
  await whole.server.up();
  await panel.locator('.contact.there').waitFor();
  whole.gemini.say('Here again.');
  await send(panel, 'Hi');
  assert.equal(await answer(panel), 'Here again.');
});

test('an answer that the server’s death cut off says so and keeps what there was', async () => {
  panel = await panelBeside(whole, 'hands');
  whole.gemini.say('One two three');
  const release = whole.gemini.hold();
  await send(panel, 'Count');
  await panel.locator('.assistant').getByText('One two').waitFor();
  await whole.server.down('SIGKILL');
  await whole.server.up();
  await panel.getByText('The connection was lost').waitFor();
  release();
  assert.equal((await answer(panel)).trim(), 'One two');
});

declare const rig: Entrance;
