import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import type { Page } from 'playwright-core';
import { ExtensionBrowser } from './extension';
import { type Call, call, FakeGemini, type Result, type Story } from './fake-gemini';
import { PageServer, type SavedPage } from './page-server';
import { RigServer } from './rig-server';
import { type RunEvent, RunReader } from './run-stream';
import { testPages } from './test-pages';

/** How long anything here may take before a test gives up. Milliseconds. */
const PATIENCE = 30_000;

interface Opened {
  gemini?: FakeGemini;
  pages?: PageServer;
  server?: RigServer;
  browser?: ExtensionBrowser;
}

/**
 * The whole: the real server, the built extension in Chromium connected to it, and a scripted
 * Gemini, for the tests of a file.
 */
export class Whole {
  private readonly opened: Opened = {};

  /**
   * @param more pages beside the project's own, made before the tests
   * @param settings environment variables of the server
   */
  static forFile(
    more: () => Promise<Map<string, SavedPage>> = async () => new Map(),
    settings: Readonly<Record<string, string>> = {},
  ): Whole {
    const whole = new Whole();
    before(async () => whole.open(await more(), settings));
    after(() => whole.close());
    return whole;
  }

  /** Without a test around it; the caller closes it. */
  static async start(more: ReadonlyMap<string, SavedPage>): Promise<Whole> {
    const whole = new Whole();
    try {
      await whole.open(more, {});
      return whole;
    } catch (error) {
      await whole.close();
      throw error;
    }
  }

  private async open(
    more: ReadonlyMap<string, SavedPage>,
    settings: Readonly<Record<string, string>>,
  ): Promise<void> {
    const { opened } = this;
    opened.pages = await PageServer.start(new Map([...testPages(), ...more]));
    opened.gemini = await FakeGemini.start();
    const provider = { GEMINI_API_KEY: 'made-up', GEMINI_BASE_URL: opened.gemini.url };
    opened.server = await RigServer.start({ ...provider, ...settings });
    const token = settings.AUTH_TOKEN === undefined ? {} : { token: settings.AUTH_TOKEN };
    const defaults = { server: opened.server.url, ...token };
    const sites = `--host-resolver-rules=MAP *.example 127.0.0.1:${opened.pages.port}`;
    opened.browser = await ExtensionBrowser.launch(defaults, undefined, [sites]);
  }

  async close(): Promise<void> {
    const { browser, server, gemini, pages } = this.opened;
    gemini?.stop();
    pages?.stop();
    await Promise.allSettled([browser?.close(), server?.close()]);
  }

  get browser(): ExtensionBrowser {
    assert.ok(this.opened.browser);
    return this.opened.browser;
  }

  get server(): RigServer {
    assert.ok(this.opened.server);
    return this.opened.server;
  }

  get gemini(): FakeGemini {
    assert.ok(this.opened.gemini);
    return this.opened.gemini;
  }

  get page(): Page {
    return this.browser.page;
  }

  get pages(): PageServer {
    assert.ok(this.opened.pages);
    return this.opened.pages;
  }

  urlOf(name: string): string {
    return this.pages.urlOf(name);
  }

  /**
   * Opens a test page in the tab in front.
   *
   * @param page its name, or its address on any site below `example`: each has all pages
   */
  async show(page: string): Promise<Page> {
    await this.page.goto(page.includes('://') ? page : this.urlOf(page));
    await this.page.bringToFront();
    return this.page;
  }

  /** The id of the extension's session, once it has one. */
  async session(): Promise<string> {
    for (const end = Date.now() + PATIENCE; Date.now() < end; ) {
      const id = await this.browser.inWorker(async () => {
        const { session } = await chrome.storage.session.get('session');
        return (session as { sessionId?: string } | undefined)?.sessionId ?? null;
      }, null);
      if (id !== null) return id;
      await new Promise((done) => setTimeout(done, 50));
    }
    throw new Error('the extension got no session');
  }

  /** Has the model live a story and returns what the run told. What it asks is refused. */
  async run(story: () => Story, more: object = {}): Promise<Told> {
    this.gemini.play(story);
    const body = { message: 'Please.', protocol: 2, session_id: await this.session(), ...more };
    const response = await fetch(`${this.server.url}/agent/run`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(PATIENCE),
    });
    assert.equal(response.status, 200, await (response.ok ? '' : response.text()));
    let runId = '';
    const events = await new RunReader(response).rest(async ({ name, data }) => {
      if (name === 'run') runId = String(data.run_id);
      const isAsked = name === 'approval' && data.status === 'asked';
      if (isAsked) await this.refuse(runId, String(data.approval_id));
    });
    return new Told(events);
  }

  private async refuse(runId: string, approval: string): Promise<void> {
    await fetch(`${this.server.url}/agent/runs/${runId}/approvals/${approval}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ decision: 'deny' }),
    });
  }

  /** Shows a page and makes one call there; returns what the model was told of it. */
  async does(
    page: string,
    tool: string,
    args: Arguments = {},
    message = 'Please.',
  ): Promise<Result> {
    await this.show(page);
    return this.here(tool, args, message);
  }

  /** Makes one call on the page that is there. Names of controls stand for their numbers. */
  async here(tool: string, args: Arguments = {}, message = 'Please.'): Promise<Result> {
    let told: Result = {};
    const run = await this.run(
      function* () {
        const known = yield* filled(args);
        const [result] = yield call(tool, known);
        told = result ?? {};
        return 'Done.';
      },
      { message },
    );
    assert.equal(run.outcome, 'answered', run.text);
    return told;
  }
}

/** Arguments of a call; a {@link Named} stands for the number of the control of that name. */
export type Arguments = Readonly<Record<string, unknown>>;

/** A control by its name, to be looked up in the snapshot. */
export class Named {
  constructor(readonly name: string) {}
}
export const named = (name: string): Named => new Named(name);

/** Looks at the page if a control has to be found, and puts its number in. */
export function* filled(args: Arguments): Generator<Call, Arguments, Result[]> {
  let seen: string | null = null;
  if (mentionsControl(args)) {
    const [result] = yield call('get_interactive_elements', { scope: 'page' });
    seen = textOf(result);
  }
  return numbered(args, seen ?? '') as Arguments;
}

function mentionsControl(value: unknown): boolean {
  if (value instanceof Named) return true;
  return typeof value === 'object' && value !== null && Object.values(value).some(mentionsControl);
}

function numbered(value: unknown, snapshot: string): unknown {
  if (value instanceof Named) return refOf(snapshot, value.name);
  if (Array.isArray(value)) return value.map((each) => numbered(each, snapshot));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key, numbered(inner, snapshot)]),
  );
}

/** The number of a control in a snapshot. */
export function refOf(snapshot: string, name: string): number {
  const escaped = name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const found = new RegExp(`#(\\d+) \\S+ "${escaped}"`).exec(snapshot)?.[1];
  assert.ok(found, `no control ${name} in\n${snapshot}`);
  return Number(found);
}

/** All words that a result has, whatever it is made of. */
export function textOf(result: Result | undefined): string {
  const words: string[] = [];
  JSON.stringify(result ?? {}, (_, value) => {
    if (typeof value === 'string') words.push(value);
    return value;
  });
  return words.join('\n');
}

/** What a run told. */
export class Told {
  constructor(readonly events: readonly RunEvent[]) {}

  get text(): string {
    return this.of('text')
      .map(({ data }) => String(data.delta))
      .join('');
  }

  /** How it ended. */
  get outcome(): unknown {
    return this.of('done').at(-1)?.data.outcome;
  }

  of(name: string): RunEvent[] {
    return this.events.filter((event) => event.name === name);
  }
}
