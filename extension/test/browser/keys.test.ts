import assert from 'node:assert/strict';
import { test } from 'node:test';
import { HandsTests } from '../support/hands-test';

const tests = HandsTests.forFile();
const out = () => tests.page.textContent('#out');
const focus = () => tests.page.evaluate(() => document.activeElement?.id);

/** Presses keys one after the other, the first of them on a control. */
async function press(name: string | null, ...keys: string[]): Promise<Record<string, unknown>> {
  let told: Record<string, unknown> = {};
  let ref = name === null ? undefined : await tests.ref(name);
  for (const key of keys) {
    told = await tests.does('press_key', { key, ...(ref === undefined ? {} : { ref }) });
    ref = undefined;
  }
  return told;
}

test('a form is filled and sent with nothing but the keyboard', async () => {
  await tests.open('keys');
  await press('First', 'a', 'Tab', 'b', 'Tab', 'Space', 'Tab', 'ArrowDown', 'Tab', 'ArrowDown');
  await press(null, 'Tab', 'ArrowRight', 'Tab', 'ArrowUp', 'Tab', 'Tab', 'Enter');
  const form = await tests.page.evaluate(() => {
    const fields = [
      ...document.querySelectorAll<HTMLInputElement>('#first,#second,#list,#level,#count'),
    ];
    const checked = [...document.querySelectorAll<HTMLInputElement>('#agree,#rb')];
    return { values: fields.map((f) => f.value), checked: checked.map((c) => c.checked) };
  });
  assert.deepEqual(form, { values: ['a', 'b', 'three', '51', '2'], checked: [true, true] });
  assert.equal(await out(), 'sent');
});

test('the tool tells where the focus has gone', async () => {
  await tests.open('keys');
  const told = await press('First', 'Tab');
  assert.match(String(told.note), /the focus is now on textbox "Second"/);
  await press(null, 'Shift+Tab');
  assert.equal(await focus(), 'first');
});

test('Tab skips what is not in its order', async () => {
  await tests.open('keys');
  await press('Send', 'Tab');
  assert.equal(await tests.page.evaluate(() => document.activeElement?.localName), 'summary');
});

test('Enter sends a form through its default button', async () => {
  await tests.open('keys');
  await press('Second', 'Enter');
  assert.equal(await out(), 'sent');
});

test('the caret moves, selects and deletes', async () => {
  await tests.open('keys');
  await press('Text', 'Control+Home', 'Home', 'ArrowDown', 'End', 'Backspace', 'x', 'Enter', 'y');
  const value = await tests.page.inputValue('#text');
  assert.match(value, /^ab\nc[xd]/);
  await press('First', 'a', 'b', 'c', 'Shift+ArrowLeft', 'Shift+ArrowLeft', 'x');
  assert.equal(await tests.page.inputValue('#first'), 'ax');
  await press('First', 'Control+a', 'Delete');
  assert.equal(await tests.page.inputValue('#first'), '');
});

test('keys are written into rich text at the caret', async () => {
  await tests.open('keys');
  await press('Rich', 'End', '!', 'Shift+ArrowLeft', '?');
  assert.equal(await tests.page.textContent('#rich'), 'rich?');
});

test('details and page-made widgets hear their keys, with legacy codes', async () => {
  await tests.open('keys');
  await press('More', 'Enter');
  assert.equal(await tests.page.evaluate(() => document.querySelector('details')?.open), true);
  await press('Widget', 'Space');
  assert.equal(await out(), 'widget Space 32');
  await press('Widget', 'Enter');
  assert.equal(await out(), 'widget Enter 13');
});

test('shortcuts reach the page', async () => {
  await tests.open('keys');
  await press(null, 'Control+Shift+K');
  assert.equal(await out(), 'palette');
});

test('Escape closes a modal dialog', async () => {
  await tests.open('keys');
  await tests.does('click_element', { ref: await tests.ref('Open dialog') });
  await press(null, 'Escape');
  assert.equal(await tests.page.locator('dialog[open]').count(), 0);
});

test('keys that nobody wants scroll the page', async () => {
  await tests.open('keys');
  await press('Skipped', 'PageDown');
  assert.ok((await tests.page.evaluate(() => scrollY)) > 300);
  await press('Skipped', 'Home');
  assert.equal(await tests.page.evaluate(() => scrollY), 0);
});

test('a word that is no key is refused', async () => {
  await tests.open('keys');
  assert.match(await tests.fails('press_key', { key: 'Bogus' }), /"Bogus" is no key/);
  assert.match(await tests.fails('press_key', { key: 'Hyper+a' }), /"Hyper" is no modifier/);
});
