import type { Locator, Page } from 'playwright-core';
import { call, type Story } from './fake-gemini';
import { readable } from './ui-test';
import { type Arguments, filled, textOf, type Whole } from './whole';

/**
 * The extension's own panel in a tab of its own, in front, connected. The agent works in the page
 * that was in front before.
 */
export async function openPanel(whole: Whole): Promise<Page> {
  await whole.session();
  const panel = await whole.browser.openOwn('panel.html');
  panel.setDefaultTimeout(20_000);
  await panel.bringToFront();
  await panel.locator('.status.there').waitFor();
  return panel;
}

/** Shows a test page with the panel beside it, in which nothing has been said yet. */
export async function panelBeside(whole: Whole, page: string): Promise<Page> {
  await whole.show(page);
  const panel = await openPanel(whole);
  await panel.locator('.head').getByRole('button', { name: 'New conversation' }).click();
  await panel.locator('.empty').waitFor();
  return panel;
}

/** The newest answer's text, once it is complete. */
export async function answer(panel: Page): Promise<string> {
  const last = panel.locator('.assistant').last();
  await last.locator('.actions').waitFor();
  return (await last.locator('.markdown').allInnerTexts()).join('\n');
}

/** Has the model make one call in its next run. @returns what it is told of it, once it is */
export function oneCall(whole: Whole, tool: string, args: Arguments): { told: string } {
  const seen = { told: '' };
  whole.gemini.play(function* (): Story {
    const [result] = yield call(tool, yield* filled(args));
    seen.told = textOf(result);
    return 'That was it.';
  });
  return seen;
}

/** A question to the person, once it has been there long enough to be answered. */
export async function question(panel: Page, name: string): Promise<Locator> {
  const card = panel.getByRole('alertdialog', { name });
  await card.waitFor().catch(async () => {
    throw new Error(`nothing was asked: ${await panel.locator('main').innerText()}`);
  });
  await readable(panel);
  return card;
}
