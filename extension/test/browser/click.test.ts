import assert from 'node:assert/strict';
import { test } from 'node:test';
import { HandsTests } from '../support/hands-test';

const tests = HandsTests.forFile();
const click = async (name: string) => tests.does('click_element', { ref: await tests.ref(name) });
const out = () => tests.page.textContent('#out');

test('a click is all that a mouse does, in its order', async () => {
  await tests.open('hands');
  const told = await click('Count');
  assert.equal(told.did, 'clicked button "Count"');
  assert.equal(told.changed, true);
  assert.equal(await out(), '1');
  const heard = (await tests.global<string[]>('events')).join(' ');
  assert.equal(
    heard,
    'pointerover mouseover pointerenter mouseenter pointermove mousemove' +
      ' pointerdown mousedown focus focusin pointerup mouseup click',
  );
});

test('a click that does nothing is told as one', async () => {
  await tests.open('hands');
  await click('Nothing');
  const again = await click('Nothing');
  assert.equal(again.changed, false);
  assert.match(String(again.note), /no change of the page was seen/);
});

test('a checkbox tells that it is checked now', async () => {
  await tests.open('hands');
  assert.equal((await click('Agree')).checked, true);
  assert.equal((await click('Agree')).checked, false);
});

test('a link leads on, and the tool ends when the page is there', async () => {
  await tests.open('hands');
  const told = await click('Away');
  assert.equal(told.navigated_to, tests.urlOf('hands-other?after=100'));
  assert.equal(told.title, 'Other');
});

test('a link within the page tells the new address', async () => {
  await tests.open('hands');
  const told = await click('Part');
  assert.equal(told.url, tests.urlOf('hands#part'));
  assert.equal(told.navigated_to, undefined);
});

test('a link whose click the page keeps leads nowhere', async () => {
  await tests.open('hands');
  const told = await click('Kept');
  assert.equal(told.navigated_to, undefined);
});

test('a link that leads to no content tells that the page did not change', async () => {
  await tests.open('hands');
  const told = await click('Empty');
  assert.equal(told.navigated_to, undefined);
  assert.match(String(told.note), /did not change/);
});

test('a link to a new tab opens it behind', async () => {
  await tests.open('hands');
  const told = await click('New tab');
  const opened = told.opened_tab as { tab_id: number; url: string };
  assert.equal(opened.url, tests.urlOf('hands-other'));
  assert.equal(await tests.page.evaluate(() => document.visibilityState), 'visible');
  await tests.does('close_tab', { tab_id: opened.tab_id });
});

test('a window that a script wants is opened behind as well, the page gets none', async () => {
  await tests.open('hands');
  const told = await click('Opens');
  const opened = told.opened_tab as { tab_id: number; url: string };
  assert.equal(opened.url, tests.urlOf('hands-other'));
  assert.equal(await out(), 'blocked');
  await tests.does('close_tab', { tab_id: opened.tab_id });
});

test('a download is told', async () => {
  await tests.open('hands');
  const told = await click('Save it');
  assert.match(String(told.note), /a download began/);
  assert.equal(told.navigated_to, undefined);
});

test('an SVG element is clicked', async () => {
  await tests.open('hands');
  await click('Dot');
  assert.equal(await out(), 'dot');
});

test('a button that is replaced while it is pressed is not clicked for it', async () => {
  await tests.open('hands');
  await click('Replace me');
  assert.equal(await out(), '0');
});

test('disabled and covered elements are refused, with the reason', async () => {
  await tests.open('hands');
  assert.match(await tests.fails('click_element', { ref: await tests.ref('Off') }), /disabled/);
  const ref = await tests.ref('Covered');
  await tests.page.evaluate(() => (globalThis as unknown as { showCover(): void }).showCover());
  assert.match(await tests.fails('click_element', { ref }), /dialog "Cookies" lies over it/);
});

test('a stale number clicks nothing', async () => {
  await tests.open('hands');
  const ref = await tests.ref('Count');
  await tests.page.evaluate(() => document.getElementById('count')?.remove());
  assert.match(await tests.fails('click_element', { ref }), /#\d+ is stale .*read the page again/);
  await tests.page.goto(tests.urlOf('hands-other'));
  assert.match(await tests.fails('click_element', { ref }), /stale/);
});

test('the end of a request that the click began is waited for', async () => {
  await tests.open('hands');
  await click('Slow');
  assert.equal(await out(), 'fetched');
});

test('a double click is two clicks and one more event', async () => {
  await tests.open('hands');
  await tests.does('double_click', { ref: await tests.ref('Edit me') });
  assert.equal(await out(), 'twice');
});
