import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { answered, send, UiTests } from '../support/ui-test';

const ui = UiTests.forFile();

/** What has the focus: its name, or its text. */
const focused = (page: Page) =>
  page.evaluate(() => {
    const element = document.activeElement;
    return element?.ariaLabel ?? element?.textContent ?? '';
  });

test('the message field has the focus at first', async () => {
  const page = await ui.open();
  await page.waitForFunction(() => document.activeElement?.id === 'message');
});

test('Enter sends, Shift+Enter begins a new line', async () => {
  const page = await ui.open();
  await page.locator('#message').pressSequentially('one');
  await page.keyboard.press('Shift+Enter');
  await page.locator('#message').pressSequentially('two');
  assert.equal(ui.server.runs.length, 0);
  await page.keyboard.press('Enter');
  await answered(page);
  assert.equal(ui.server.lastRun.body.message, 'one\ntwo');
  assert.equal(await page.locator('#message').inputValue(), '');
});

test('Enter that ends a composed word does not send', async () => {
  const page = await ui.open();
  await page.locator('#message').fill('にほん');
  await page.evaluate(() => {
    const how = { key: 'Enter', isComposing: true, bubbles: true, cancelable: true };
    document.querySelector('#message')?.dispatchEvent(new KeyboardEvent('keydown', how));
  });
  assert.equal(await page.locator('#message').inputValue(), 'にほん');
  assert.equal(ui.server.runs.length, 0);
});

test('nothing but white space is not sent', async () => {
  const page = await ui.open();
  await send(page, '  \n ');
  assert.equal(ui.server.runs.length, 0);
  assert.equal(await page.locator('.message').count(), 0);
});

test('while an answer is written the next message can be, and is not sent by Enter', async () => {
  ui.server.answersWith((run) => run.text('so far'));
  const page = await ui.open();
  await send(page, 'Hi');
  await page.locator('.markdown').waitFor();
  await page.locator('#message').fill('next');
  await page.keyboard.press('Enter');
  assert.equal(await page.locator('#message').inputValue(), 'next');
  assert.equal(ui.server.runs.length, 1);
});

test('the first keys lead past all that repeats', async () => {
  const page = await ui.open({ viewport: { width: 1200, height: 800 } });
  const first = page.locator('a[href], button, input, textarea, [tabindex]').first();
  assert.equal(await first.innerText(), 'Skip to the message field');
  await first.focus();
  const link = page.getByRole('link', { name: 'Skip to the message field' });
  assert.ok(((await link.boundingBox())?.y ?? -1) >= 0, 'it is seen');
  await page.keyboard.press('Enter');
  assert.equal(await focused(page), 'Message');
  await page.getByRole('link', { name: 'Skip to the conversation' }).focus();
  await page.keyboard.press('Enter');
  assert.equal(await page.evaluate(() => document.activeElement?.id), 'conversation');
});

test('every control is reached by Tab, and shows that it has the focus', async () => {
  ui.server.answersWith((run) => {
    run.calling('1', 'reload', {});
    run.completed('1', 'reload', 'done');
    run.text('[link](https://example.com) and\n\n```js\ncode\n```');
    run.end();
  });
  const page = await ui.open({ viewport: { width: 1200, height: 800 } });
  await send(page, 'Hi');
  await answered(page);
  await page.evaluate(() => (document.activeElement as HTMLElement).blur());
  const reached = new Set<string>();
  for (let i = 0; i < 40; i++) {
    await page.keyboard.press('Tab');
    const { name, isSeen } = await page.evaluate(lookAtFocus);
    reached.add(name);
    assert.ok(isSeen, `${name} does not show its focus`);
  }
  const all = await page.evaluate(() =>
    [...document.querySelectorAll('button, a[href], textarea, input:not([hidden]), summary')]
      .filter((element) => !(element as HTMLButtonElement).disabled)
      .map((element) => element.ariaLabel ?? element.textContent?.trim() ?? ''),
  );
  for (const name of all) assert.ok(reached.has(name), `${name} is not reached`);
});

/** Runs in the page. */
function lookAtFocus(): { name: string; isSeen: boolean } {
  const element = document.activeElement;
  if (!element || element === document.body) return { name: 'body', isSeen: true };
  const has = (of: Element | null, what: 'outlineStyle' | 'boxShadow') =>
    !!of && getComputedStyle(of)[what] !== 'none';
  const isSeen = has(element, 'outlineStyle') || has(element.closest('.composer'), 'boxShadow');
  return { name: element.ariaLabel ?? element.textContent?.trim() ?? '', isSeen };
}

test('what opens by a key closes by Escape, and the focus goes back', async () => {
  const page = await ui.open();
  for (const name of ['Settings', 'Show conversations']) {
    await page.getByRole('button', { name }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor();
    assert.ok(await page.evaluate(() => !!document.activeElement?.closest('dialog')));
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    assert.equal(await focused(page), name);
  }
});

test('Escape in a dialog closes it and stops nothing', async () => {
  ui.server.answersWith((run) => run.text('so far'));
  const page = await ui.open();
  await send(page, 'Hi');
  await page.locator('.markdown').waitFor();
  await page.getByRole('button', { name: 'Settings' }).click();
  await page.getByRole('dialog').waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  assert.equal(ui.server.lastRun.cancelled, false);
});

test('the focus is never lost: sending, stopping, trying again, a new conversation', async () => {
  ui.server.answersWith((run) => run.text('so far'));
  const page = await ui.open();
  const isSomewhere = () => page.evaluate(() => document.activeElement !== document.body);
  await page.locator('#message').fill('Hi');
  await page.getByRole('button', { name: 'Send' }).click();
  assert.equal(await focused(page), 'Message');
  await page.getByRole('button', { name: 'Stop' }).focus();
  await page.keyboard.press('Enter');
  await answered(page);
  assert.ok(await isSomewhere());
  await page.getByRole('button', { name: 'Try again' }).focus();
  await page.keyboard.press('Enter');
  assert.equal(await focused(page), 'Message');
  await page.getByRole('button', { name: 'New conversation' }).click();
  assert.equal(await focused(page), 'Message');
});
