import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';
import type { Page } from 'playwright-core';
import type { Entrance } from '../../src/background/main';
import { call, type Result } from '../support/fake-gemini';
import { send } from '../support/ui-test';
import { until } from '../support/until';
import { filled, named, textOf, Whole } from '../support/whole';
import { answer, panelBeside } from '../support/whole-panel';

declare const rig: Entrance;

const whole = Whole.forFile();

let panel: Page;
afterEach(() => panel.close());

/** What the model was told of its calls, one after the other. */
let told: string[] = [];
const note = (result: Result | undefined) => told.push(textOf(result));

/**
 * A run that has clicked in the page and now waits there for the person to click, who does, with a
 * real mouse. It would click once more.
 */
async function takenOver(): Promise<void> {
  told = [];
  panel = await panelBeside(whole, 'hands');
  whole.gemini.play(function* () {
    const [first] = yield call('click_element', yield* filled({ ref: named('Count') }));
    note(first);
    const [second] = yield call('wait_for', { text: 'kept', seconds: 20 });
    note(second);
    const [third] = yield call('click_element', yield* filled({ ref: named('Count') }));
    note(third);
    return 'Clicked twice.';
  });
  await send(panel, 'Click Count, twice.');
  await until('the agent has clicked', () => told.length === 1);
  await whole.page.bringToFront();
  await clickAsPerson('#box');
}

/** Real input: trusted, as from a mouse. */
async function clickAsPerson(selector: string): Promise<void> {
  const box = await whole.page.locator(selector).boundingBox();
  assert.ok(box);
  await whole.page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
}

const bar = () => panel.locator('.bar.paused');

/** Resolves once the run is where it begins nothing new. */
async function paused(): Promise<void> {
  await bar().waitFor();
  const states = () =>
    whole.browser.inWorker(async () => (await rig.worker.runs.all()).map(({ now }) => now), null);
  await whole.page.evaluate(() => {
    document.querySelector('#out')?.replaceChildren('kept');
  });
  await until('the run is paused', async () => (await states())[0]?.state === 'paused');
}

test('a click of the person pauses the run, and the panel says so', async () => {
  await takenOver();
  await bar().waitFor();
  assert.match(await bar().innerText(), /You have taken over the page, so the agent waits\./);
  await paused();
  assert.deepEqual([told.length, await whole.page.textContent('#out')], [2, 'kept']);
  const notice = panel.locator('.assistant .notice');
  await notice.waitFor();
  assert.match(await notice.innerText(), /taken over|using the page/);
  await bar().getByRole('button', { name: 'Go on' }).click();
  await answer(panel);
});

test('on "go on" the model is told what the person changed, as a difference', async () => {
  await takenOver();
  await paused();
  const asked = whole.gemini.asked.length;
  await bar().getByRole('button', { name: 'Go on' }).click();
  assert.equal(await answer(panel), 'Clicked twice.');
  const next = whole.gemini.asked[asked]?.body ?? '';
  console.log(next.slice(-3000));
});

test('stop while paused ends the run within a second', async () => {
  await takenOver();
  await paused();
  const began = performance.now();
  await bar().getByRole('button', { name: 'Stop' }).click();
  await panel.locator('.assistant .notice').getByText('Stopped.').waitFor();
  assert.ok(performance.now() - began < 1000);
  await bar().waitFor({ state: 'detached' });
  assert.equal(await whole.page.textContent('#out'), 'kept');
  assert.equal(told.length, 2);
});
