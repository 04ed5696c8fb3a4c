import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import type { Page } from 'playwright-core';
import type { Result } from '../../src/shared/socket-messages';
import { ExtensionBrowser } from './extension';
import { PageServer } from './page-server';
import { newId, SocketServer } from './socket-server';
import { testPages } from './test-pages';

/** A browser connected to a server of the contract, and test pages, for the tests of a file. */
export class AgentTests {
  private readonly opened: {
    browser?: ExtensionBrowser;
    pages?: PageServer;
    server?: SocketServer;
  } = {};

  static forFile(): AgentTests {
    const tests = new AgentTests();
    before(async () => {
      tests.opened.pages = await PageServer.start(testPages());
      tests.opened.server = await SocketServer.start();
      tests.opened.browser = await ExtensionBrowser.launch({ server: tests.server.url });
      await tests.server.nextPeer(0);
    });
    after(async () => {
      await tests.opened.browser?.close();
      await tests.opened.server?.stop();
      tests.opened.pages?.stop();
    });
    return tests;
  }

  get browser(): ExtensionBrowser {
    assert.ok(this.opened.browser);
    return this.opened.browser;
  }

  get server(): SocketServer {
    assert.ok(this.opened.server);
    return this.opened.server;
  }

  get page(): Page {
    return this.browser.page;
  }

  urlOf(name: string): string {
    assert.ok(this.opened.pages);
    return this.opened.pages.urlOf(name);
  }

  /** Opens a test page in front and begins a run there. @returns the run's id */
  async begin(name: string): Promise<string> {
    await this.page.goto(this.urlOf(name));
    await this.page.bringToFront();
    const runId = newId();
    this.server.send('run_state', { run_id: runId, state: 'started', step: 0 });
    return runId;
  }

  end(runId: string): void {
    const data = { run_id: runId, state: 'ended', step: 1, outcome: 'answered' };
    this.server.send('run_state', data);
  }

  /** The number of a control by its name. */
  async ref(runId: string, name: string): Promise<number> {
    const { data } = await this.server.act(runId, 'get_interactive_elements', { scope: 'page' });
    const snapshot = String((data as { snapshot?: unknown }).snapshot);
    const found = new RegExp(`#(\\d+) \\S+ "${name}"`).exec(snapshot)?.[1];
    assert.ok(found, `no control ${name} in\n${snapshot}`);
    return Number(found);
  }

  /** Acts and expects it to be done. */
  async does(runId: string, tool: string, args: object = {}): Promise<Result> {
    const result = await this.server.act(runId, tool, args);
    assert.ok(result.success, `${tool}: ${result.error}`);
    return result;
  }
}
