import assert from 'node:assert/strict';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import type { Whole } from './whole';
import { question } from './whole-panel';

/** The built console, for the server's setting of this name. */
export const CONSOLE_DIR = fileURLToPath(new URL('../../dist/console', import.meta.url));

/** The console in a tab of the browser that has the extension, in front. */
export async function openConsole(whole: Whole): Promise<Page> {
  await whole.session();
  const site = await whole.browser.newPage();
  site.setDefaultTimeout(20_000);
  await site.goto(whole.server.url);
  await site.locator('.composer').waitFor();
  return site;
}

/** The same, let in. */
export async function enteredConsole(whole: Whole, token: string): Promise<Page> {
  const site = await openConsole(whole);
  await site.getByLabel('Access token').fill(token);
  await site.keyboard.press('Enter');
  await site.locator('.status.there').waitFor();
  return site;
}

/** The console asks for the browser; the panel shows it, in front, and can be answered. */
export async function asksForBrowser(whole: Whole, site: Page, panel: Page): Promise<void> {
  await site.getByRole('button', { name: 'Use my browser' }).click();
  await panel.bringToFront();
  const card = await question(panel, 'May this page use your browser?');
  assert.ok((await card.innerText()).includes(whole.server.url));
}
