import type { ActionRequest, Result, RunState } from '../../shared/socket-messages';
import { BrowserRun, type Company, type Parts } from '../browser-run';
import { refsIn } from '../deed';
import { tellRunSides } from '../frames';
import type { Deed } from '../judge';
import { RunTab } from '../run-tab';
import { provideScripts } from '../scripts';
import { failed, type Outcome, type Tool } from '../tools/tool';
import { toolNamed } from '../tools/toolbox';
import { pageSnapshot } from './page-snapshot';
import type { RunRecord } from './run-record';
import { blankTab } from './start-tab';
import { groupTab } from './tab-group';

const OVER = 'the run is over';
const TAKEN = 'the person is using the tab now: nothing is done there until they give it back';

/** What a run needs of the worker. */
export interface RunWorld {
  readonly parts: Parts;
  /** Who stands behind a call, and is told when it is over. */
  company(request: ActionRequest): Company & { over(outcome: Outcome): void };
  keep(record: RunRecord): void;
}

/** One run of the agent as this browser knows it. Its calls are made one after the other. */
export class Run {
  private browser: BrowserRun | null = null;
  private last: Promise<unknown> = Promise.resolve();
  private isOver = false;
  /** Whether what is going on would get into the way of a person. */
  private acting = false;

  constructor(
    private readonly world: RunWorld,
    private record: RunRecord,
  ) {
    if (record.tabId !== null) this.browser = this.browserIn(record.tabId);
  }

  get now(): RunRecord {
    return this.record;
  }

  get id(): string {
    return this.record.runId;
  }

  /** The tab it works in, null before it has one. */
  get tabId(): number | null {
    return this.browser?.tab.id ?? null;
  }

  is({ state, step }: Pick<RunState, 'state' | 'step'>): void {
    this.change({ state, step });
  }

  /** Calls a tool, after the calls before it. */
  call(request: ActionRequest): Promise<Result> {
    const done = this.last.then(() => this.carryOut(request));
    this.last = done.catch(() => undefined);
    return done;
  }

  /** The person uses the tab. @returns false where they do already */
  takeOver(): boolean {
    if (this.record.takenOver || this.isOver) return false;
    this.change({ takenOver: true });
    if (this.acting) void this.browser?.stop('the person began to use the tab before it was done');
    return true;
  }

  /** @returns false where the tab was not taken over */
  giveBack(): boolean {
    if (!this.record.takenOver) return false;
    this.change({ takenOver: false });
    return true;
  }

  /** Ends what is going on within a moment and gives the tabs back. */
  async end(): Promise<void> {
    this.isOver = true;
    if (!this.browser) return;
    await tellRunSides(this.browser.tab.id, { run: 'watch person', on: false });
    await this.browser.end();
  }

  /** Has the documents of its tab report what the person does. */
  async watchPerson(): Promise<void> {
    if (!this.record.atWork || this.isOver || this.tabId === null) return;
    await tellRunSides(this.tabId, { run: 'watch person', on: true });
  }

  /** What a call would do in its tab; null where it has none, or nothing there is aimed at. */
  async deed(tool: Tool, args: never): Promise<Deed | null> {
    const aimed = refsIn(tool.declaration.input_schema, args).length > 0;
    if (!this.browser || !(aimed || tool.declaration.effect === 'act')) return null;
    return this.browser.deed(tool, args);
  }

  private async carryOut(request: ActionRequest): Promise<Result> {
    const effect = toolNamed(request.tool)?.declaration.effect ?? 'read';
    const company = this.world.company(request);
    this.acting = effect !== 'read';
    const outcome = await this.outcomeOf(request, company).catch((error: unknown) =>
      failed(error instanceof Error ? error.message : String(error)),
    );
    this.acting = false;
    company.over(outcome);
    const tabId = this.tabId;
    const wanted = effect !== 'read' && tabId !== null && !this.isOver;
    const snapshot = wanted ? await pageSnapshot(tabId, this.world.parts.eyes) : null;
    return {
      success: outcome.ok,
      error: outcome.ok ? null : outcome.error,
      data: outcome.ok ? outcome.data : null,
      ...(snapshot ? { snapshot } : {}),
    };
  }

  private async outcomeOf({ tool, args }: ActionRequest, company: Company): Promise<Outcome> {
    if (this.isOver) return failed(OVER);
    if (this.record.takenOver && this.acting) return failed(TAKEN);
    const browser = await this.withTab();
    if (!this.record.atWork) {
      this.change({ atWork: true });
      await provideScripts(browser.tab.id);
      void this.watchPerson();
    }
    return browser.call(tool, args, company);
  }

  private async withTab(): Promise<BrowserRun> {
    if (this.browser) return this.browser;
    const tabId = await blankTab(this.world.parts.navigations);
    this.browser = this.browserIn(tabId);
    this.browser.tab.opens(tabId);
    return this.browser;
  }

  private browserIn(tabId: number): BrowserRun {
    const tab = new RunTab(tabId, this.record.opened, {
      opened: (opened) => void groupTab(opened),
      changed: () => this.tabsChanged(),
    });
    return new BrowserRun(this.world.parts, tab);
  }

  private tabsChanged(): void {
    const before = this.record.tabId;
    const { tabId, browser } = this;
    this.change({ tabId, opened: browser?.tab.opened ?? [] });
    if (before === tabId) return;
    if (before !== null) void tellRunSides(before, { run: 'watch person', on: false });
    void this.watchPerson();
  }

  private change(changed: Partial<RunRecord>): void {
    this.record = { ...this.record, ...changed };
    if (!this.isOver) this.world.keep(this.record);
  }
}
