import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { bundle } from '../support/bundle';
import { STORE_CONTRACT } from '../support/store-contract';
import { answered, send, UiTests } from '../support/ui-test';

const ui = UiTests.forFile();

const WIDE = { viewport: { width: 1200, height: 800 } };

for (const rule of Object.keys(STORE_CONTRACT)) {
  test(`a store in IndexedDB ${rule}`, async () => {
    const page = await ui.page();
    await page.route(`${ui.server.url}/blank`, (route) => route.fulfill({ body: '' }));
    await page.goto(`${ui.server.url}/blank`);
    await page.evaluate(await bundle('./store-entry.ts'));
    await page.evaluate((rule) => checkStore(rule), rule);
  });
}

/** The wide console with a conversation for each text, the last one open. */
async function withConversations(...texts: readonly string[]): Promise<Page> {
  ui.server.answersWith((run) => {
    run.text(`Answer to ${run.body.message}.`);
    run.end();
  });
  const page = await ui.open(WIDE);
  for (const [at, text] of texts.entries()) {
    if (at > 0) await page.locator('.side .begin').click();
    await send(page, text);
    await answered(page);
  }
  return page;
}

const titles = (page: Page) => page.locator('.show').allInnerTexts();

/** What the browser keeps is read after the page is there. */
const listed = (page: Page) => page.locator('.show').first().waitFor();

test('conversations are listed, the newest first, and are there again after a reload', async () => {
  const page = await withConversations('About buses', 'About trains');
  assert.deepEqual(await titles(page), ['About trains', 'About buses']);
  await page.reload();
  await page.locator('.show', { hasText: 'About buses' }).click();
  await page.locator('.messages').getByText('Answer to About buses.').waitFor();
  assert.equal(await page.locator('h1').innerText(), 'About buses');
});

test('a search finds words in names and in messages', async () => {
  const page = await withConversations('About buses', 'About trains');
  const search = page.getByRole('searchbox', { name: 'Search conversations' });
  await search.fill('BUSES');
  await page.getByText('1 conversation', { exact: true }).waitFor({ state: 'attached' });
  assert.deepEqual(await titles(page), ['About buses']);
  await search.fill('answer to about t');
  await page.locator('.show', { hasText: 'About trains' }).waitFor();
  assert.deepEqual(await titles(page), ['About trains']);
  await search.fill('planes');
  await page.locator('.hint').getByText('Nothing found.').waitFor();
  await search.fill('');
  await page.locator('.show').nth(1).waitFor();
});

test('a conversation is renamed, and keeps its name over its next message', async () => {
  const page = await withConversations('About buses');
  await page.getByRole('button', { name: 'Rename “About buses”' }).click();
  await page.getByLabel('Name of the conversation').fill('  Trips \n');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Rename “Trips”' }).waitFor();
  await page.waitForFunction(() => document.activeElement?.ariaLabel === 'Rename “Trips”');
  await send(page, 'More');
  await page.locator('.assistant').nth(1).locator('.actions').waitFor();
  await page.reload();
  await listed(page);
  assert.deepEqual(await titles(page), ['Trips']);
});

test('renaming is left with Escape', async () => {
  const page = await withConversations('About buses');
  await page.getByRole('button', { name: 'Rename “About buses”' }).click();
  await page.getByLabel('Name of the conversation').fill('Other');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Rename “About buses”' }).waitFor();
});

test('a conversation is deleted for good, but only after a question', async () => {
  const page = await withConversations('About buses', 'About trains');
  await page.getByRole('button', { name: 'Delete “About trains”' }).click();
  await page.getByRole('button', { name: 'Cancel' }).click();
  assert.deepEqual(await titles(page), ['About trains', 'About buses']);
  await page.getByRole('button', { name: 'Delete “About trains”' }).click();
  await page.getByRole('button', { name: 'Delete', exact: true }).click();
  await page.waitForFunction(() => document.activeElement?.getAttribute('type') === 'search');
  assert.deepEqual(await titles(page), ['About buses']);
  assert.equal(await page.locator('.message').count(), 0);
  await page.reload();
  await listed(page);
  assert.deepEqual(await titles(page), ['About buses']);
});

test('deleting the conversation that is being answered stops its run', async () => {
  const page = await withConversations('About buses');
  ui.server.answersWith((run) => run.text('and on '));
  await send(page, 'More');
  await page.locator('.messages').getByText('and on').waitFor();
  await page.getByRole('button', { name: 'Delete “About buses”' }).click();
  await page.getByRole('button', { name: 'Delete', exact: true }).click();
  await ui.server.lastRun.until(() => ui.server.lastRun.cancelled);
  await page.getByRole('button', { name: 'Send' }).waitFor();
  await page.reload();
  await page.getByText('No conversations yet.').waitFor();
});

test('the custom instruction and that of the conversation go with each message', async () => {
  const page = await withConversations('About buses');
  await page.getByRole('button', { name: 'Settings' }).click();
  await page.getByLabel('Custom instruction').fill('Answer briefly.');
  await page.getByLabel('Instruction for this conversation').fill('Only about buses.');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Escape');
  await send(page, 'More');
  await page.locator('.assistant').nth(1).locator('.actions').waitFor();
  const both = 'Answer briefly.\n\nOnly about buses.';
  assert.equal(ui.server.lastRun.body.custom_instruction, both);
  await page.locator('.side .begin').click();
  await send(page, 'Other');
  await answered(page);
  assert.equal(ui.server.lastRun.body.custom_instruction, 'Answer briefly.');
  await page.reload();
  await page.locator('.show', { hasText: 'About buses' }).click();
  await page.locator('.messages').getByText('Answer to More.').waitFor();
  await send(page, 'Again');
  await page.locator('.assistant').nth(2).locator('.actions').waitFor();
  assert.equal(ui.server.lastRun.body.custom_instruction, both);
});

test('where the browser keeps nothing, it is said and the chat works all the same', async () => {
  const page = await ui.page(WIDE);
  await page.addInitScript(() => {
    IDBFactory.prototype.open = () => {
      throw new DOMException('no', 'SecurityError');
    };
  });
  await page.goto(ui.server.url);
  await page.getByText('This browser keeps no conversations here').waitFor();
  ui.server.answersWith((run) => {
    run.text('Hello.');
    run.end();
  });
  await send(page, 'Hi');
  await answered(page);
  assert.deepEqual(await titles(page), ['Hi']);
});
