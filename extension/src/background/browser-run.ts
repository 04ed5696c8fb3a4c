import type { Eyes } from './eyes';
import type { Hands } from './hands';
import { type Judge, LENIENT } from './judge';
import type { Navigations } from './navigations';
import { NOBODY, type Person } from './person';
import type { PreciseSwitch } from './precise/switch';
import { RunTab } from './run-tab';
import type { Outcome } from './tools/tool';
import { callTool } from './tools/toolbox';

/** What all runs share. */
export interface Parts {
  readonly eyes: Eyes;
  readonly hands: Hands;
  readonly navigations: Navigations;
  readonly precise: PreciseSwitch;
}

/** One run of the agent in this browser: it has a tab and calls tools there, one at a time. */
export class BrowserRun {
  readonly tab: RunTab;
  private readonly touched = new Set<number>();

  constructor(
    private readonly parts: Parts,
    tabId: number,
    private readonly person: Person = NOBODY,
    private readonly judge: Judge = LENIENT,
  ) {
    this.tab = new RunTab(tabId);
  }

  async call(name: string, args: unknown): Promise<Outcome> {
    this.touched.add(this.tab.id);
    const { eyes, hands, navigations, precise } = this.parts;
    const { tab, person, judge } = this;
    const input = await precise.current();
    return callTool(name, args, { eyes, hands, navigations, tab, person, judge, precise: input });
  }

  /** Gives all tabs back to the person. */
  async end(): Promise<void> {
    const { hands, precise } = this.parts;
    const tabs = [...this.touched, this.tab.id];
    await Promise.allSettled(
      tabs.flatMap((tabId) => [hands.release(tabId), precise.release(tabId)]),
    );
  }
}
