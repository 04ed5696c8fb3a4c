import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type BrowserContext, chromium, type Page, type Worker } from 'playwright-core';
import type { Eyes } from '../../src/background/eyes';
import { chromiumPath, QUIET_FLAGS } from './chromium';

const DIST = fileURLToPath(new URL('../../dist', import.meta.url));

/** A browser with the built extension in it and a fresh profile; needs `npm run build` before. */
export class ExtensionBrowser {
  private constructor(
    private readonly context: BrowserContext,
    private readonly profile: string,
    readonly page: Page,
    private readonly worker: Worker,
  ) {}

  static async launch(): Promise<ExtensionBrowser> {
    const profile = await mkdtemp(join(tmpdir(), 'rig-profile-'));
    const context = await chromium.launchPersistentContext(profile, {
      executablePath: chromiumPath(),
      headless: true,
      ignoreDefaultArgs: ['--disable-extensions'],
      args: [...QUIET_FLAGS, `--disable-extensions-except=${DIST}`, `--load-extension=${DIST}`],
    });
    const [known] = context.serviceWorkers();
    const worker = known ?? (await context.waitForEvent('serviceworker', { timeout: 15_000 }));
    const page = context.pages()[0] ?? (await context.newPage());
    return new ExtensionBrowser(context, profile, page, worker);
  }

  /** Calls a method of the background's eyes for the page's tab. */
  eyes<M extends 'look' | 'read' | 'find' | 'frameOf'>(
    method: M,
    argument: Parameters<Eyes[M]>[1],
  ): Promise<Awaited<ReturnType<Eyes[M]>>> {
    return this.worker.evaluate(
      async ({ method, argument }) => {
        const [tab] = await chrome.tabs.query({ active: true, lastFocusedWindow: true });
        const eyes = (
          globalThis as unknown as { eyes: Record<string, (...a: unknown[]) => unknown> }
        ).eyes;
        return (await eyes[method]?.(tab?.id, argument)) as never;
      },
      { method, argument },
    );
  }

  async close(): Promise<void> {
    await this.context.close();
    await rm(this.profile, { recursive: true, force: true });
  }
}
