import type { ToolMessage } from '../../shared/panel-messages';
import type { Activity } from '../panel/activity';
import type { Outcome } from '../tools/tool';
import type { Highlighter } from './highlighter';

/** What of a call is known from the beginning. */
export type CallBegun = Pick<ToolMessage, 'runId' | 'callId' | 'name' | 'effect' | 'target'>;

const LONGEST_SAID = 300;

/** One call of a tool as the person sees it: a line in the panel, an outline in the page. */
export class ShownCall {
  private readonly began = Date.now();
  private aimed: Pick<ToolMessage, 'target' | 'ref'> = {};
  private tabId: number | null = null;
  private isOver = false;

  constructor(
    private readonly begun: CallBegun,
    private readonly activity: Activity,
    private readonly highlighter: Highlighter,
  ) {
    this.tell({ state: 'running' });
  }

  /** Called once the elements are known, and again where that was not all. */
  aims(tabId: number, refs: readonly number[]): void {
    const [ref] = refs;
    if (ref === undefined || this.isOver) return;
    this.tabId = tabId;
    void this.highlighter.show(tabId, refs).then((target) => {
      this.aimed = target === null ? { ref } : { ref, target };
      if (!this.isOver) this.tell({ state: 'running' });
    });
  }

  over(outcome: Outcome): void {
    this.isOver = true;
    const ms = Date.now() - this.began;
    this.tell({ state: outcome.ok ? 'done' : 'failed', ms, said: saidOf(outcome) });
    if (this.tabId !== null) void this.highlighter.hide(this.tabId);
  }

  private tell(state: Pick<ToolMessage, 'state' | 'ms' | 'said'>): void {
    this.activity.tool({ type: 'tool', ...this.begun, ...this.aimed, ...state });
  }
}

/** What came of it in a sentence: what tools tell of themselves, the most telling first. */
export function saidOf(outcome: Outcome): string {
  if (!outcome.ok) return outcome.error.slice(0, LONGEST_SAID);
  const data = (outcome.data ?? {}) as Readonly<Record<string, unknown>>;
  const words = [data.did, data.navigated_to, data.answer, data.note];
  const said = words.filter((word) => typeof word === 'string' && word !== '').join('; ');
  return said.slice(0, LONGEST_SAID);
}
