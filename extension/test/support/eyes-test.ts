import { readFileSync } from 'node:fs';
import { readdirSync } from 'node:fs';
import { after, before } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { Browser } from 'playwright-core';
import { launchChromium } from './chromium';
import { EyesPage } from './eyes-page';
import { PageServer, type SavedPage } from './page-server';

const PAGES = fileURLToPath(new URL('../pages/', import.meta.url));

/** The test pages by name, without `.html`. */
export function testPages(): Map<string, SavedPage> {
  const names = readdirSync(PAGES).filter((file) => file.endsWith('.html'));
  return new Map(
    names.map((file) => [
      file.replace('.html', ''),
      { html: readFileSync(PAGES + file, 'utf8'), locked: false },
    ]),
  );
}

/** One browser, server and page for the tests of a file; opened before them, closed after. */
export function eyesForTests(): { open(name: string): Promise<EyesPage> } {
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
  };
}
