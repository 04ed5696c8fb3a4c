import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import type { Page } from 'playwright-core';
import { ExtensionBrowser } from './extension';
import { PageServer, type SavedPage } from './page-server';
import { testPages } from './test-pages';

/** What a tool answered. */
export type Answer =
  | { readonly ok: true; readonly data: Readonly<Record<string, unknown>> }
  | { readonly ok: false; readonly error: string };

/** One browser with the extension, and a server of test pages, for the tests of a file. */
export class HandsTests {
  private readonly opened: { browser?: ExtensionBrowser; server?: PageServer } = {};

  /** @param more pages beside the project's own, made before the tests */
  static forFile(more: () => Promise<Map<string, SavedPage>> = async () => new Map()): HandsTests {
    const tests = new HandsTests();
    before(async () => {
      tests.opened.server = await PageServer.start(new Map([...testPages(), ...(await more())]));
      tests.opened.browser = await ExtensionBrowser.launch();
    });
    after(async () => {
      await tests.opened.browser?.close();
      tests.opened.server?.stop();
    });
    return tests;
  }

  get browser(): ExtensionBrowser {
    assert.ok(this.opened.browser);
    return this.opened.browser;
  }

  get page(): Page {
    return this.browser.page;
  }

  urlOf(name: string): string {
    assert.ok(this.opened.server);
    return this.opened.server.urlOf(name);
  }

  /** Opens a test page in the tab in front, and begins a run there. */
  async open(name: string): Promise<Page> {
    await this.page.goto(this.urlOf(name));
    await this.browser.beginRun();
    return this.page;
  }

  call(tool: string, args: object = {}): Promise<Answer> {
    return this.browser.call(tool, args);
  }

  /** Calls a tool that is to succeed. */
  async does(tool: string, args: object = {}): Promise<Readonly<Record<string, unknown>>> {
    const answer = await this.call(tool, args);
    assert.ok(answer.ok, `${tool}: ${answer.ok ? '' : answer.error}`);
    return answer.data;
  }

  /** Calls a tool that is to fail; returns its sentence. */
  async fails(tool: string, args: object = {}): Promise<string> {
    const answer = await this.call(tool, args);
    assert.ok(!answer.ok, `${tool} succeeded: ${JSON.stringify(answer)}`);
    return answer.error;
  }

  /** The number of a control by its name, from a snapshot of the whole page. */
  async ref(name: string): Promise<number> {
    const { snapshot } = await this.does('get_interactive_elements', { scope: 'page' });
    const escaped = name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
    const found = new RegExp(`#(\\d+) \\S+ "${escaped}"`).exec(String(snapshot))?.[1];
    assert.ok(found, `no control ${name} in\n${snapshot}`);
    return Number(found);
  }

  /** What a page's script keeps in a global. */
  global<T>(name: string): Promise<T> {
    return this.page.evaluate((key) => (globalThis as never)[key], name) as Promise<T>;
  }
}
