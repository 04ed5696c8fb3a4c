import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { UiTests } from '../support/ui-test';

const ui = UiTests.forFile();

const ground = (page: Page) => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
const LIGHT = 'rgb(251, 250, 248)';
const DARK = 'rgb(21, 24, 27)';

test('the colours are those of the system, and change with it', async () => {
  const page = await ui.open({ colorScheme: 'dark' });
  assert.equal(await ground(page), DARK);
  await page.emulateMedia({ colorScheme: 'light' });
  await page.waitForFunction(() => document.documentElement.dataset.theme === 'light');
  assert.equal(await ground(page), LIGHT);
});

test('light and dark are chosen, and stay chosen', async () => {
  const page = await ui.open({ colorScheme: 'light' });
  await page.getByRole('button', { name: 'Settings' }).click();
  await page.getByLabel('Dark').check();
  assert.equal(await ground(page), DARK);
  await page.reload();
  await page.locator('.composer').waitFor();
  assert.equal(await ground(page), DARK);
  await page.getByRole('button', { name: 'Settings' }).click();
  await page.getByLabel('Light').check();
  assert.equal(await ground(page), LIGHT);
  await page.getByLabel('As the system').check();
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.waitForFunction(() => document.documentElement.dataset.theme === 'dark');
});

test('the language is the browser’s', async () => {
  const page = await ui.open({ locale: 'id-ID' });
  await page.getByPlaceholder('Tulis pesan').waitFor();
  assert.equal(await page.evaluate(() => document.documentElement.lang), 'id');
});

test('another language is chosen at once, and stays chosen', async () => {
  const page = await ui.open();
  await page.getByRole('button', { name: 'Settings' }).click();
  await page.getByRole('combobox').selectOption('Bahasa Indonesia');
  await page.getByRole('dialog', { name: 'Pengaturan' }).waitFor();
  await page.reload();
  await page.getByPlaceholder('Tulis pesan').waitFor();
  await page.getByRole('button', { name: 'Pengaturan' }).click();
  await page.getByRole('combobox').selectOption('Ikuti peramban');
  await page.getByPlaceholder('Write a message').waitFor({ state: 'attached' });
});

test('what was kept and is broken counts as not set', async () => {
  const page = await ui.page();
  await page.addInitScript(() => {
    localStorage['rig-preferences'] = '{"theme":{"toString":1},"language":["id"],"instr';
  });
  await page.goto(ui.server.url);
  await page.getByPlaceholder('Write a message').waitFor();
});

test('the switches of the extension are not in the console', async () => {
  const page = await ui.open();
  await page.getByRole('button', { name: 'Settings' }).click();
  await page.getByRole('dialog').waitFor();
  assert.equal(await page.getByLabel('Precise input').count(), 0);
  assert.equal(await page.getByRole('button', { name: 'Server and token' }).count(), 0);
});
