import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Dialog } from 'playwright-core';
import { HandsTests } from '../support/hands-test';

const tests = HandsTests.forFile();
const click = async (name: string) => tests.does('click_element', { ref: await tests.ref(name) });
const out = () => tests.page.textContent('#out');

test('an alert is told and holds nobody up', async () => {
  await tests.open('hands');
  const told = await click('Alerts');
  assert.deepEqual(told.dialogs, [{ kind: 'alert', message: 'Saved', answered: 'accepted' }]);
  assert.equal(await out(), 'alerted');
});

test('a confirm that nobody settled is dismissed, and the tool says how to do otherwise', async () => {
  await tests.open('hands');
  const told = await click('Asks');
  const dialog = { kind: 'confirm', message: 'Delete all?', answered: 'dismissed' };
  assert.deepEqual(told.dialogs, [dialog]);
  assert.match(String(told.note), /call handle_dialog, then repeat/);
  assert.equal(await out(), 'kept');
});

test('handle_dialog settles the next dialog, and only that one', async () => {
  await tests.open('hands');
  await tests.does('handle_dialog', { accept: true });
  await click('Asks');
  assert.equal(await out(), 'deleted');
  await click('Asks');
  assert.equal(await out(), 'kept');
});

test('a prompt gets the text, the preset or null', async () => {
  await tests.open('hands');
  await tests.does('handle_dialog', { accept: true, text: 'Budi' });
  await click('Prompts');
  assert.equal(await out(), 'Budi');
  await tests.does('handle_dialog', { accept: true });
  await click('Prompts');
  assert.equal(await out(), 'nobody');
  await tests.does('handle_dialog', { accept: false });
  await click('Prompts');
  assert.equal(await out(), 'null');
});

test('what was settled holds in the page after a navigation too', async () => {
  await tests.open('hands-other');
  await tests.does('handle_dialog', { accept: true });
  await tests.does('navigate_to', { url: tests.urlOf('hands') });
  await click('Asks');
  assert.equal(await out(), 'deleted');
});

test('after the run the dialogs are the person’s again', async () => {
  await tests.open('hands');
  await click('Nothing');
  await tests.browser.endRun();
  const seen = new Promise<string>((done) => {
    tests.page.once('dialog', (dialog) => {
      done(dialog.message());
      void dialog.accept();
    });
  });
  await tests.page.click('#asks');
  assert.equal(await seen, 'Delete all?');
  assert.equal(await out(), 'deleted');
});

test('the page cannot tell the guard from the browser’s own functions', async () => {
  await tests.open('hands');
  const shown = await tests.page.evaluate(() =>
    [alert, confirm, prompt, open, fetch].map((each) => `${each.name} ${each}`),
  );
  for (const text of shown) assert.match(text, /\[native code\]/);
});

test('a page that asks whether it may be left is left, and nobody is held up', async () => {
  const asked: string[] = [];
  const note = (dialog: Dialog) => {
    asked.push(dialog.type());
    void dialog.accept();
  };
  tests.page.on('dialog', note);
  const open = async () => {
    await tests.open('hands');
    await tests.page.evaluate(`
      addEventListener('beforeunload', (event) => event.preventDefault());
      window.onbeforeunload = () => 'Stay?';
    `);
    // The browser asks only where a person has used the page.
    await tests.page.click('#nothing');
  };
  await open();
  await tests.does('navigate_to', { url: tests.urlOf('hands-other') });
  await open();
  assert.match(String((await click('Away')).navigated_to), /hands-other/);
  await open();
  await tests.does('reload');
  assert.deepEqual(asked, []);
  await open();
  await tests.browser.endRun();
  await tests.page.goto(tests.urlOf('hands-other'));
  assert.deepEqual(asked, ['beforeunload']);
  tests.page.off('dialog', note);
});

test('a page that prints is told to have wanted to', async () => {
  await tests.open('hands');
  await tests.page.evaluate(() => {
    const button = document.getElementById('nothing');
    if (button) button.onclick = () => window.print();
  });
  await tests.does('handle_dialog', { accept: true });
  const told = await click('Nothing');
  assert.deepEqual(told.dialogs, [{ kind: 'print', message: '', answered: 'dismissed' }]);
  // It did not take the answer that was meant for another.
  await click('Asks');
  assert.equal(await out(), 'deleted');
});
