import type { Page } from 'playwright-core';
import type { Whole } from './whole';

/** What console tests set where the server wants a token. */
export const TOKEN = 'rahasia-untuk-uji';

/** The console in a tab of the browser that has the extension, in front. */
export async function openConsole(whole: Whole): Promise<Page> {
  await whole.session();
  const page = await whole.browser.newPage();
  page.setDefaultTimeout(20_000);
  await page.goto(whole.server.url);
  await page.locator('.composer').waitFor();
  return page;
}

/** The same, let in. */
export async function enteredConsole(whole: Whole): Promise<Page> {
  const page = await openConsole(whole);
  await page.getByLabel('Access token').fill(TOKEN);
  await page.keyboard.press('Enter');
  await page.locator('.status.there').waitFor();
  return page;
}
