import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Entrance } from '../../src/background/main';
import { HandsTests } from '../support/hands-test';

declare const rig: Entrance;

const tests = HandsTests.forFile();
const out = () => tests.page.textContent('#out');
const click = async (name: string) => tests.does('click_element', { ref: await tests.ref(name) });
const setPrecise = (on: boolean) =>
  tests.browser.inWorker((wanted) => rig.parts.precise.set(wanted), on);

/** Opens the test page with precise mode on. */
async function open(): Promise<void> {
  await setPrecise(true);
  await tests.open('precise');
}

test('a click is trusted by the page, and told as any', async () => {
  await open();
  const told = await click('Trusted');
  assert.equal(await out(), 'true');
  assert.equal(told.did, 'clicked button "Trusted"');
  await tests.does('double_click', { ref: await tests.ref('Double') });
  assert.equal(await out(), 'twice true');
});

test('a click that leads on is told as a navigation', async () => {
  await open();
  assert.equal((await click('Away')).navigated_to, tests.urlOf('hands-other'));
});

test('styles under :hover come', async () => {
  await open();
  await tests.does('hover_element', { ref: await tests.ref('Styled') });
  assert.ok(await tests.page.locator('#hint').isVisible());
});

test('typing and keys', async () => {
  await open();
  const ref = await tests.ref('Name');
  assert.equal((await tests.does('type_text', { ref, text: 'Budi ü' })).value, 'Budi ü');
  await tests.does('press_key', { ref, key: 'Backspace' });
  assert.equal(await tests.page.inputValue('#name'), 'Budi ');
});

test('a drag of a native slider', async () => {
  await open();
  await tests.does('drag', { ref: await tests.ref('Range'), right: 50 });
  assert.ok(Number(await tests.page.inputValue('#range')) > 60);
});

test('a control in a frame is hit where it is', async () => {
  await open();
  await click('Framed');
  const framed = tests.page.frameLocator('iframe').locator('button');
  assert.equal(await framed.textContent(), 'true');
});

test('click_at is trusted too', async () => {
  await open();
  const box = await tests.page.locator('#canvas').boundingBox();
  await tests.does('click_at', { x: (box?.x ?? 0) + 10, y: (box?.y ?? 0) + 10 });
  assert.equal(await out(), 'canvas true');
});

test('a hidden tab is pictured', async () => {
  await open();
  await tests.does('open_tab', { url: tests.urlOf('hands-other') });
  const picture = await tests.does('screenshot', { area: 'full_page' });
  assert.ok(Number(picture.width) > 100);
  await tests.does('close_tab');
});

test('it is off unless switched on', async () => {
  await setPrecise(false);
  await tests.open('precise');
  await click('Trusted');
  assert.equal(await out(), 'false');
});
