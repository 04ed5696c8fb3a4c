import type { Browser, CDPSession, Page } from 'playwright-core';
import { bundle } from './bundle';
import type { Eyes } from './entry';

declare const eyes: Eyes;

/** The world in which the bundle runs, apart from the page's own as in the extension. */
const WORLD = 'backend-rig';

/** A page with eyes: the page-world script and the bundle are there before its first script. */
export class EyesPage {
  private constructor(
    readonly page: Page,
    readonly cdp: CDPSession,
  ) {}

  /** @param entry the bundle's entry, from here */
  static async open(browser: Browser, entry = './entry.ts', pageWorld = true): Promise<EyesPage> {
    const page = await browser.newPage({ viewport: { width: 1280, height: 720 } });
    const cdp = await page.context().newCDPSession(page);
    const [listeners, bundled] = await Promise.all([
      bundle('../../src/page-world/listeners.ts'),
      bundle(entry),
    ]);
    await cdp.send('Page.enable');
    await cdp.send('Page.addScriptToEvaluateOnNewDocument', { source: bundled, worldName: WORLD });
    if (pageWorld) await cdp.send('Page.addScriptToEvaluateOnNewDocument', { source: listeners });
    return new EyesPage(page, cdp);
  }

  /** Runs a function in the isolated world of the top frame; it sees the global `eyes`. */
  async run<A, R>(body: (argument: A) => R | Promise<R>, argument?: A): Promise<R> {
    const { frameTree } = await this.cdp.send('Page.getFrameTree');
    const { executionContextId } = await this.cdp.send('Page.createIsolatedWorld', {
      frameId: frameTree.frame.id,
      worldName: WORLD,
    });
    const { result, exceptionDetails } = await this.cdp.send('Runtime.evaluate', {
      // tsx names inner functions through a helper that does not exist in the page.
      expression: `var __name = (f) => f; (${body})(${JSON.stringify(argument ?? null)})`,
      contextId: executionContextId,
      awaitPromise: true,
      returnByValue: true,
    });
    if (exceptionDetails)
      throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value as R;
  }

  /** The lines of a snapshot of this one document. */
  lines(
    scope: 'viewport' | 'page' = 'page',
    content: 'all' | 'elements' = 'all',
  ): Promise<string[]> {
    return this.run((request) => [...eyes.perception.snapshot(request).lines], { scope, content });
  }

  close(): Promise<void> {
    return this.page.close();
  }
}
