import { after, before } from 'node:test';
import type { Browser } from 'playwright-core';
import { launchChromium } from './chromium';
import { EyesPage } from './eyes-page';
import { PageServer } from './page-server';
import { testPages } from './test-pages';

export interface EyesTests {
  open(name: string): Promise<EyesPage>;
  /** A new page without the script in the page's world; the test closes it. */
  openWithoutListeners(name: string): Promise<EyesPage>;
}

/** One browser, server and page for the tests of a file; opened before them, closed after. */
export function eyesForTests(): EyesTests {
  let browser: Browser;
  let server: PageServer;
  let eyesPage: EyesPage;
  before(async () => {
    server = await PageServer.start(testPages());
    browser = await launchChromium();
    eyesPage = await EyesPage.open(browser);
  });
  after(async () => {
    await browser?.close();
    server?.stop();
  });
  return {
    async open(name) {
      await eyesPage.page.goto(server.urlOf(name));
      return eyesPage;
    },
    async openWithoutListeners(name) {
      const bare = await EyesPage.open(browser, './entry.ts', false);
      await bare.page.goto(server.urlOf(name));
      return bare;
    },
  };
}
