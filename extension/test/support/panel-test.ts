import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, beforeEach } from 'node:test';
import { fileURLToPath } from 'node:url';
import { type BrowserContext, chromium, type Page } from 'playwright-core';
import type { ToPanel } from '../../src/shared/panel-messages';
import { chromiumPath, QUIET_FLAGS } from './chromium';
import type { FakeRun } from './fake-run';
import { FakeServer } from './fake-server';
import { FakeWorker } from './fake-worker';
import { send } from './ui-test';

const DIST = fileURLToPath(new URL('../../dist', import.meta.url));

const PANEL_SIZE = { width: 400, height: 800 };

/** The panel of the loaded extension, between a fake server and a fake worker. */
export class PanelTests {
  private readonly opened: { context?: BrowserContext; server?: FakeServer; id?: string } = {};
  private profile = '';

  static forFile(): PanelTests {
    const tests = new PanelTests();
    before(() => tests.launch());
    beforeEach(() => tests.server.reset());
    after(() => tests.close());
    return tests;
  }

  get server(): FakeServer {
    assert.ok(this.opened.server);
    return this.opened.server;
  }

  async launch(): Promise<void> {
    this.opened.server = await FakeServer.start();
    this.profile = await mkdtemp(join(tmpdir(), 'rig-panel-'));
    const context = await chromium.launchPersistentContext(this.profile, {
      executablePath: chromiumPath(),
      headless: true,
      viewport: PANEL_SIZE,
      locale: 'en-GB',
      ignoreDefaultArgs: ['--disable-extensions'],
      args: [...QUIET_FLAGS, `--disable-extensions-except=${DIST}`, `--load-extension=${DIST}`],
    });
    this.opened.context = context;
    const [known] = context.serviceWorkers();
    const worker = known ?? (await context.waitForEvent('serviceworker', { timeout: 15_000 }));
    this.opened.id = new URL(worker.url()).host;
    await worker.evaluate((server) => chrome.storage.local.set({ server }), this.server.url);
  }

  async close(): Promise<void> {
    await this.opened.context?.close();
    this.opened.server?.stop();
    await rm(this.profile, { recursive: true, force: true });
  }

  /** A panel that is connected to a server and a browser. The one before is closed. */
  async open(): Promise<{ page: Page; worker: FakeWorker }> {
    const { page, worker } = await this.openSilent();
    for (const message of this.greeting()) await worker.tell(message);
    return { page, worker };
  }

  /** A panel whose worker has said nothing yet. */
  async openSilent(): Promise<{ page: Page; worker: FakeWorker }> {
    assert.ok(this.opened.context);
    const [before] = this.opened.context.pages();
    const page = await this.opened.context.newPage();
    await before?.close();
    page.setDefaultTimeout(10_000);
    page.on('pageerror', (error) => assert.fail(`in the page: ${error.stack}`));
    // Nothing of the test before, which may have left an answer unfinished.
    await page.addInitScript(() => void indexedDB.deleteDatabase('rig-conversations'));
    const worker = await FakeWorker.install(page);
    await page.goto(`chrome-extension://${this.opened.id}/panel.html`);
    await page.locator('.composer').waitFor();
    return { page, worker };
  }

  /** A panel with a run that is on and does nothing more by itself. */
  async running(): Promise<{ page: Page; worker: FakeWorker; run: FakeRun }> {
    this.server.answersWith((run) => run.calling('c1', 'click_element', { ref: 4 }));
    const { page, worker } = await this.open();
    await send(page, 'Hi');
    await page.locator('.call').waitFor();
    return { page, worker, run: this.server.lastRun };
  }

  private greeting(): ToPanel[] {
    const server = this.server.url;
    return [
      { type: 'status', state: 'connected', server, sessionId: 'session-of-the-panel' },
      { type: 'settings', confirm: false, precise: false, server, tokenSet: false },
    ];
  }
}
