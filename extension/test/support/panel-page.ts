import { EventEmitter, once } from 'node:events';
import type { Page } from 'playwright-core';
import { type FromPanel, PANEL_PORT, type ToPanel } from '../../src/shared/panel-messages';
import type { ExtensionBrowser } from './extension';

type Told<T extends ToPanel['type']> = Extract<ToPanel, { type: T }>;

/** An open panel as the worker sees it: a page of the extension with the port. */
export class PanelPage {
  readonly told: ToPanel[] = [];
  private readonly news = new EventEmitter();

  private constructor(private readonly page: Page) {}

  static async open(browser: ExtensionBrowser): Promise<PanelPage> {
    const page = await browser.openOwn('options.html');
    const panel = new PanelPage(page);
    await page.exposeFunction('told', (message: ToPanel) => {
      panel.told.push(message);
      panel.news.emit('news');
    });
    await panel.connect();
    return panel;
  }

  /** Also after the worker has died. */
  async connect(): Promise<void> {
    await this.page.evaluate((name) => {
      const { told } = globalThis as never as { told(message: unknown): void };
      const port = chrome.runtime.connect({ name });
      port.onMessage.addListener((message) => told(message));
      Object.assign(globalThis, { port });
    }, PANEL_PORT);
    await this.next('settings');
  }

  async say(message: FromPanel): Promise<void> {
    await this.page.evaluate((said) => {
      const { port } = globalThis as never as { port: chrome.runtime.Port };
      port.postMessage(said);
    }, message);
  }

  /** A message so far, or the next such one. */
  async next<T extends ToPanel['type']>(
    type: T,
    matches: (message: Told<T>) => boolean = () => true,
  ): Promise<Told<T>> {
    const signal = AbortSignal.timeout(15_000);
    for (;;) {
      const found = this.told.find((each) => each.type === type && matches(each as Told<T>));
      if (found) return found as Told<T>;
      await once(this.news, 'news', { signal }).catch(() => {
        throw new Error(`the panel was not told ${type}: ${JSON.stringify(this.told)}`);
      });
    }
  }

  async close(): Promise<void> {
    await this.page.close();
  }
}
