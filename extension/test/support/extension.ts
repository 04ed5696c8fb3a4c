import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type BrowserContext, chromium, type Page, type Worker } from 'playwright-core';
import type { BrowserRun, Company } from '../../src/background/browser-run';
import type { Eyes } from '../../src/background/eyes';
import type { Deed } from '../../src/background/judge';
import type { Entrance } from '../../src/background/main';
import type { Answered, Picked } from '../../src/background/person';
import { chromiumPath, QUIET_FLAGS } from './chromium';
import type { Answer } from './hands-test';

const DIST = fileURLToPath(new URL('../../dist', import.meta.url));

declare const rig: Entrance;

/** Flags of the driver that would spare hidden tabs their throttling, and pages their blocking. */
const LIKE_A_PERSONS = [
  '--disable-extensions',
  '--disable-popup-blocking',
  '--disable-background-timer-throttling',
  '--disable-backgrounding-occluded-windows',
  '--disable-renderer-backgrounding',
];

/** Lets the driver install an extension while the browser runs. */
const LATER = ['--enable-unsafe-extension-debugging'];

const atStart = (folder: string) => [
  `--disable-extensions-except=${folder}`,
  `--load-extension=${folder}`,
];

async function install(
  context: BrowserContext,
  folder: string,
  before: (page: Page) => Promise<void>,
): Promise<void> {
  const page = context.pages()[0] ?? (await context.newPage());
  await before(page);
  const session = await context.browser()?.newBrowserCDPSession();
  await session?.send('Extensions.loadUnpacked', { path: folder });
}

/** What tests keep in the worker's globals. */
interface Held {
  run?: BrowserRun | undefined;
  company?: Company | undefined;
  picked?: Picked | undefined;
  answered?: Answered | undefined;
  verdict?: string | undefined;
  deeds?: Deed[] | undefined;
}

/** What is packed with the extension. */
export interface Defaults {
  readonly server: string;
  readonly token?: string;
}

/** Tests that need no server have none: nothing ever listens on this port. */
const NOWHERE: Defaults = { server: 'http://127.0.0.1:9' };

/** tsx names inner functions through a helper that does not exist there. */
async function prepareWorker(worker: Worker): Promise<void> {
  await worker.evaluate('globalThis.__name = (f) => f');
}

/** A browser with the built extension in it and a fresh profile; needs `npm run build` before. */
export class ExtensionBrowser {
  private constructor(
    private readonly context: BrowserContext,
    private readonly profile: string,
    readonly page: Page,
    private readonly worker: Worker,
  ) {}

  /**
   * @param defaults packed with the extension, as the command does that opens a browser
   * @param before what is done in the browser before the extension is installed
   * @param flags further ones of the browser
   */
  static async launch(
    defaults: Defaults = NOWHERE,
    before?: (page: Page) => Promise<void>,
    flags: readonly string[] = [],
  ): Promise<ExtensionBrowser> {
    const profile = await mkdtemp(join(tmpdir(), 'rig-profile-'));
    const folder = join(profile, 'rig-extension');
    await cp(DIST, folder, { recursive: true });
    await writeFile(join(folder, 'defaults.json'), JSON.stringify(defaults));
    const context = await chromium.launchPersistentContext(profile, {
      executablePath: chromiumPath(),
      headless: true,
      ignoreDefaultArgs: LIKE_A_PERSONS,
      args: [...QUIET_FLAGS, ...flags, ...(before ? LATER : atStart(folder))],
      // What the panel says is looked for in English, whatever this machine speaks.
      env: { ...process.env, LANGUAGE: 'en' },
    });
    try {
      if (before) await install(context, folder, before);
      const [known] = context.serviceWorkers();
      const worker = known ?? (await context.waitForEvent('serviceworker', { timeout: 15_000 }));
      await prepareWorker(worker);
      const page = context.pages()[0] ?? (await context.newPage());
      return new ExtensionBrowser(context, profile, page, worker);
    } catch (error) {
      await context.close();
      await rm(profile, { recursive: true, force: true });
      throw error;
    }
  }

  /** Calls a method of the background's eyes for the page's tab. */
  eyes<M extends 'look' | 'read' | 'find' | 'frameOf'>(
    method: M,
    argument: Parameters<Eyes[M]>[1],
  ): Promise<Awaited<ReturnType<Eyes[M]>>> {
    return this.worker.evaluate(
      async ({ method, argument }) => {
        const [tab] = await chrome.tabs.query({ active: true, lastFocusedWindow: true });
        const eyes = rig.parts.eyes as unknown as Record<string, (...a: unknown[]) => unknown>;
        return (await eyes[method]?.(tab?.id, argument)) as never;
      },
      { method, argument },
    );
  }

  /** Begins a run in the tab in front, as the connection will; the one before is forgotten. */
  async beginRun(): Promise<void> {
    await this.worker.evaluate(async () => {
      const [tab] = await chrome.tabs.query({ active: true, lastFocusedWindow: true });
      const { BrowserRun, RunTab, parts } = rig;
      const held = globalThis as Held;
      const person = {
        pickFiles: async () => held.picked ?? { kind: 'no panel' as const },
        ask: async () => held.answered ?? { kind: 'no panel' as const },
      };
      const judge = async (read: () => Promise<Deed>) => {
        if (held.deeds) held.deeds.push(await read());
        return held.verdict ?? null;
      };
      Object.assign(held, {
        picked: undefined,
        answered: undefined,
        verdict: undefined,
        deeds: undefined,
      });
      held.run = new BrowserRun(parts, new RunTab(tab?.id ?? -1));
      held.company = { person, judge, aims: () => undefined };
    });
  }

  /** Puts what is done in this run before the judge from now on. */
  watchDeeds(): Promise<void> {
    return this.worker.evaluate(() => void Object.assign(globalThis, { deeds: [] }));
  }

  /** What the person, or the judge, will say in this run. */
  async prepare(said: Pick<Held, 'picked' | 'answered' | 'verdict'>): Promise<void> {
    await this.worker.evaluate((words) => void Object.assign(globalThis, words), said);
  }

  /** What was put before the judge in this run. */
  deeds(): Promise<Deed[]> {
    return this.worker.evaluate(() => (globalThis as Held).deeds ?? []);
  }

  /** Calls a tool in the run. */
  call(name: string, args: object): Promise<Answer> {
    return this.worker.evaluate(
      async ({ name, args }) => {
        const { run, company } = globalThis as Held;
        return run?.call(name, args, company) as Promise<Answer>;
      },
      { name, args },
    );
  }

  endRun(): Promise<void> {
    return this.worker.evaluate(async () => (globalThis as Held).run?.end());
  }

  /** Ends the service worker as the browser does when it is idle. */
  async killWorker(): Promise<void> {
    const session = await this.context.newCDPSession(this.page);
    await session.send('ServiceWorker.enable');
    await session.send('ServiceWorker.stopAllWorkers');
    await session.detach();
  }

  /** To be called once the worker that was ended has come back, whatever woke it. */
  async nextWorker(): Promise<void> {
    await prepareWorker(this.worker);
  }

  /** A page of the extension in a tab of its own; the test's page stays in front. */
  async openOwn(path: string): Promise<Page> {
    const page = await this.context.newPage();
    await page.goto(new URL(path, this.worker.url()).href);
    await this.page.bringToFront();
    return page;
  }

  /** Another tab, in front. */
  newPage(): Promise<Page> {
    return this.context.newPage();
  }

  /** Runs a function in the service worker. */
  inWorker<A, R>(body: (argument: A) => R | Promise<R>, argument: A): Promise<R> {
    return this.worker.evaluate(body as never, argument as never) as Promise<R>;
  }

  async close(): Promise<void> {
    await this.context.close();
    await rm(this.profile, { recursive: true, force: true });
  }
}
