import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';
import type { Page } from 'playwright-core';
import { call, type Result } from '../support/fake-gemini';
import { send } from '../support/ui-test';
import { filled, named, textOf, Whole } from '../support/whole';
import { answer, panelBeside } from '../support/whole-panel';

const whole = Whole.forFile();

let panel: Page;
afterEach(() => panel.close());

/** What the model was told of its calls, one after the other. */
let told: string[] = [];
const note = (result: Result | undefined) => told.push(textOf(result));

/** A run that has clicked and waits for a text, when the person clicks with a real mouse. */
async function takenOver(): Promise<void> {
  told = [];
  panel = await panelBeside(whole, 'form');
  whole.gemini.play(function* () {
    const [first] = yield call('click_element', yield* filled({ ref: named('Menu') }));
    note(first);
    const [second] = yield call('wait_for', { text: 'Sudah diubah', seconds: 20 });
    note(second);
    const [third] = yield call('click_element', yield* filled({ ref: named('Menu') }));
    note(third);
    return 'Clicked twice.';
  });
  await send(panel, 'Click Menu, twice.');
  await panel.locator('.call.running').getByText('Wait').waitFor();
  await whole.page.bringToFront();
  await clickAsPerson('#setuju');
  await panel.bringToFront();
}

/** Real input: trusted, as from a mouse. */
async function clickAsPerson(selector: string): Promise<void> {
  const box = await whole.page.locator(selector).boundingBox();
  assert.ok(box);
  await whole.page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
}

const bar = () => panel.locator('.bar.paused');

/** What the agent waits for is there: the next it would do is held back. */
async function paused(): Promise<void> {
  await bar().waitFor();
  await whole.page.evaluate(() => document.querySelector('h1')?.append(' Sudah diubah'));
  await panel.locator('.assistant .notice').waitFor();
}

test('a click of the person pauses the run, and the panel says so', async () => {
  await takenOver();
  await bar().waitFor();
  assert.match(await bar().innerText(), /You have taken over the page, so the agent waits\./);
  const asked = whole.gemini.asked.length;
  await paused();
  const notice = await panel.locator('.assistant .notice').innerText();
  assert.match(notice, /taken over|using the page/);
  assert.equal(whole.gemini.asked.length, asked);
  await bar().getByRole('button', { name: 'Go on' }).click();
  assert.equal(await answer(panel), 'Clicked twice.');
  assert.equal(told.length, 3);
});

test('on "go on" the model is told what the person changed, as a difference', async () => {
  await takenOver();
  await paused();
  const asked = whole.gemini.asked.length;
  await bar().getByRole('button', { name: 'Go on' }).click();
  assert.equal(await answer(panel), 'Clicked twice.');
  const { body = '' } = whole.gemini.asked[asked] ?? {};
  const news = body.slice(body.indexOf('the person used the page meanwhile'));
  assert.match(news, /~ h1 Pendaftaran Sudah diubah/);
  assert.match(news, /~ #\d+ checkbox \\"Saya setuju\\" focused/);
  assert.ok(!news.includes('Catatan'), `more than the difference in ${news}`);
});

test('stop while paused ends the run within a second', async () => {
  await takenOver();
  await paused();
  const asked = whole.gemini.asked.length;
  const began = performance.now();
  await bar().getByRole('button', { name: 'Stop' }).click();
  await panel.locator('.assistant .notice').getByText('Stopped.').waitFor();
  assert.ok(performance.now() - began < 1000);
  await bar().waitFor({ state: 'detached' });
  assert.equal(whole.gemini.asked.length, asked);
});
