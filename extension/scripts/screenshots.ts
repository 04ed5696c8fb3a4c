/**
 * Makes the pictures of panel and console for the README: `docs/images/panel-light.png` and so on,
 * from the built UI before a server that plays a run. Another folder may be given; needs
 * `npm run build` before.
 */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { launchChromium } from '../test/support/chromium';
import { FakeServer } from '../test/support/fake-server';
import { PanelTests } from '../test/support/panel-test';
import { send } from '../test/support/ui-test';
import { lastStep, playRun, QUESTION } from './screenshot-run';

const folder = process.argv[2] ?? fileURLToPath(new URL('../../docs/images', import.meta.url));
const THEMES = ['light', 'dark'] as const;

await mkdir(folder, { recursive: true });
await panelPictures();
await consolePictures();

async function panelPictures(): Promise<void> {
  const tests = new PanelTests();
  await tests.launch();
  for (const theme of THEMES) {
    const { page, worker } = await tests.open();
    await page.emulateMedia({ colorScheme: theme });
    tests.server.answersWith((run) => playRun(run, false));
    await send(page, QUESTION);
    await page.locator('.markdown table').waitFor();
    for (const message of lastStep(tests.server.lastRun)) await worker.tell(message);
    await page.locator('.card').waitFor();
    await shoot(page, `panel-${theme}.png`);
    // Else the next panel would go on with it.
    tests.server.lastRun.end();
    await page.locator('.assistant .actions').waitFor();
  }
  await tests.close();
}

async function consolePictures(): Promise<void> {
  const server = await FakeServer.start();
  const browser = await launchChromium();
  for (const colorScheme of THEMES) {
    const size = { viewport: { width: 1200, height: 800 }, locale: 'en-GB', colorScheme };
    const page = await (await browser.newContext(size)).newPage();
    server.answersWith((run) => playRun(run, true));
    await page.goto(server.url);
    await page.getByRole('button', { name: 'Use my browser' }).click();
    await send(page, QUESTION);
    await page.locator('.assistant .usage').waitFor();
    await shoot(page, `console-${colorScheme}.png`);
  }
  await browser.close();
  server.stop();
}

async function shoot(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: join(folder, name), animations: 'disabled' });
  console.log(join(folder, name));
}
