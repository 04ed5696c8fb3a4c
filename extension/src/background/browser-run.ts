import { deedOf } from './deed';
import type { Eyes } from './eyes';
import { tellRunSides } from './frames';
import type { Hands } from './hands';
import { type Deed, type Judge, LENIENT } from './judge';
import type { Navigations } from './navigations';
import { NOBODY, type Person } from './person';
import type { PreciseSwitch } from './precise/switch';
import type { RunTab } from './run-tab';
import { failed, type Outcome, type Tool, type ToolContext } from './tools/tool';
import { callTool } from './tools/toolbox';

/** What all runs share. */
export interface Parts {
  readonly eyes: Eyes;
  readonly hands: Hands;
  readonly navigations: Navigations;
  readonly precise: PreciseSwitch;
}

/** Who stands behind one call. */
export interface Company {
  readonly person: Person;
  readonly judge: Judge;
  /** Shows which elements of a tab the call is aimed at. */
  readonly aims: (tabId: number, refs: readonly number[]) => void;
}

export const ALONE: Company = { person: NOBODY, judge: LENIENT, aims: () => undefined };

/** One run of the agent in this browser: it has a tab and calls tools there, one at a time. */
export class BrowserRun {
  private readonly touched = new Set<number>();
  private readonly calls = new Set<AbortController>();

  constructor(
    private readonly parts: Parts,
    readonly tab: RunTab,
  ) {}

  async call(name: string, args: unknown, company: Company = ALONE): Promise<Outcome> {
    const call = new AbortController();
    this.calls.add(call);
    this.touched.add(this.tab.id);
    try {
      return await Promise.race([this.carryOut(name, args, company, call.signal), ended(call)]);
    } finally {
      this.calls.delete(call);
    }
  }

  /**
   * Ends what is going on, at its next step; the calls answer at once.
   *
   * @param why a sentence for the model
   */
  async stop(why: string): Promise<void> {
    if (this.calls.size === 0) return;
    for (const call of this.calls) call.abort(new Error(why));
    await tellRunSides(this.tab.id, { run: 'stop' });
  }

  /** Gives all tabs back to the person. */
  async end(): Promise<void> {
    await this.stop('the run is over');
    const { hands, precise } = this.parts;
    const tabs = [...this.touched, this.tab.id];
    await Promise.allSettled(
      tabs.flatMap((tabId) => [hands.release(tabId), precise.release(tabId)]),
    );
  }

  /** What a call would do here. */
  async deed(tool: Tool, args: never): Promise<Deed> {
    return deedOf(tool, args, await this.context(ALONE, new AbortController().signal));
  }

  private async carryOut(
    name: string,
    args: unknown,
    company: Company,
    signal: AbortSignal,
  ): Promise<Outcome> {
    return callTool(name, args, await this.context(company, signal));
  }

  private async context(company: Company, signal: AbortSignal): Promise<ToolContext> {
    const { eyes, hands, navigations, precise } = this.parts;
    const { tab } = this;
    const { person, judge, aims } = company;
    return {
      eyes,
      navigations,
      tab,
      person,
      judge,
      signal,
      hands: hands.until(signal),
      precise: await precise.current(signal),
      aims: (refs) => aims(tab.id, refs),
    };
  }
}

function ended({ signal }: AbortController): Promise<Outcome> {
  return new Promise((done) => {
    signal.addEventListener('abort', () => done(failed((signal.reason as Error).message)));
  });
}
