import assert from 'node:assert/strict';
import { after, before, beforeEach } from 'node:test';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { launchChromium } from './chromium';
import { FakeServer } from './fake-server';

/** As wide as a side panel usually is. */
const PANEL_SIZE = { width: 400, height: 800 };

/** The console in a browser, before a fake server, for the tests of a file. */
export class UiTests {
  private readonly opened: { browser?: Browser; server?: FakeServer; context?: BrowserContext } =
    {};

  static forFile(): UiTests {
    const tests = new UiTests();
    before(async () => {
      tests.opened.server = await FakeServer.start();
      tests.opened.browser = await launchChromium();
    });
    beforeEach(() => tests.server.reset());
    after(async () => {
      await tests.opened.browser?.close();
      tests.opened.server?.stop();
    });
    return tests;
  }

  get server(): FakeServer {
    assert.ok(this.opened.server);
    return this.opened.server;
  }

  /** A page of a fresh profile; what the policy forbids or a script throws fails the test. */
  async page(options: BrowserContextOptions = {}): Promise<Page> {
    await this.opened.context?.close();
    assert.ok(this.opened.browser);
    this.opened.context = await this.opened.browser.newContext({
      viewport: PANEL_SIZE,
      locale: 'en-GB',
      ...options,
    });
    this.opened.context.setDefaultTimeout(10_000);
    const page = await this.opened.context.newPage();
    // tsx names inner functions through a helper that does not exist there.
    await page.addInitScript('globalThis.__name = (f) => f');
    page.on('pageerror', (error) => assert.fail(`in the page: ${error.stack}`));
    page.on('console', (message) => {
      const isPolicy = message.text().includes('Content Security Policy');
      assert.ok(!isPolicy, message.text());
    });
    return page;
  }

  /** The console, opened and in contact with the server. */
  async open(options: BrowserContextOptions = {}): Promise<Page> {
    const page = await this.page(options);
    await page.goto(this.server.url);
    await page.locator('.composer').waitFor();
    return page;
  }
}

/** Writes a message and sends it with Enter. */
export async function send(page: Page, text: string): Promise<void> {
  await page.locator('#message').fill(text);
  await page.locator('#message').press('Enter');
}

/** Waits until nothing is being written any more. */
export async function answered(page: Page): Promise<void> {
  await page.locator('.assistant').last().locator('.actions').waitFor();
}

/** Waits as long as a question must have been there before an answer to it counts. */
export async function readable(page: Page): Promise<void> {
  const now = await page.evaluate(() => performance.now());
  await page.waitForFunction((since) => performance.now() - since > 450, now);
}
