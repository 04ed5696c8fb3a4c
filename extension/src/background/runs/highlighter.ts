import type { Eyes } from '../eyes';
import { askRunSide, type Frame, framesOf } from '../frames';

/** Of a long form the first fields are enough to see where the agent is. */
const MOST = 20;

/** Outlines in the page what a run is at. */
export class Highlighter {
  /** The documents that show outlines, by tab. */
  private readonly shown = new Map<number, readonly Frame[]>();
  /** One after the other: the end of one call must not take the outlines of the next. */
  private last: Promise<unknown> = Promise.resolve();

  constructor(private readonly eyes: Eyes) {}

  /** @returns in words what the first of them is, null where it is not known */
  show(tabId: number, refs: readonly number[]): Promise<string | null> {
    return this.next(() => this.outline(tabId, refs)).catch(() => null);
  }

  /** In a moment: what was over at once would never be seen. */
  hide(tabId: number): Promise<void> {
    return this.next(() => this.clear(tabId)).catch(() => undefined);
  }

  private next<T>(doIt: () => Promise<T>): Promise<T> {
    const done = this.last.then(doIt);
    this.last = done.catch(() => undefined);
    return done;
  }

  private async outline(tabId: number, refs: readonly number[]): Promise<string | null> {
    const groups = await this.byFrame(tabId, refs);
    this.shown.set(tabId, [...groups.keys()]);
    const answers = await Promise.all(
      [...groups].map(async ([frame, inFrame]) => {
        const firstRef = await this.eyes.firstRefOf(tabId, frame);
        const request = { run: 'highlight', firstRef, refs: inFrame } as const;
        return askRunSide(tabId, frame, request, 1000).catch(() => null);
      }),
    );
    return answers[0] ?? null;
  }

  private async clear(tabId: number): Promise<void> {
    const frames = this.shown.get(tabId) ?? (await framesOf(tabId).catch(() => []));
    this.shown.delete(tabId);
    await Promise.allSettled(
      frames.map((frame) =>
        askRunSide(tabId, frame, { run: 'highlight', firstRef: 1, refs: [] }, 1000),
      ),
    );
  }

  private async byFrame(tabId: number, refs: readonly number[]): Promise<Map<Frame, number[]>> {
    const groups = new Map<string, { frame: Frame; refs: number[] }>();
    for (const ref of refs.slice(0, MOST)) {
      const frame = await this.eyes.frameOf(tabId, ref).catch(() => null);
      if (!frame) continue;
      const group = groups.get(frame.documentId) ?? { frame, refs: [] };
      group.refs.push(ref);
      groups.set(frame.documentId, group);
    }
    return new Map([...groups.values()].map(({ frame, refs: own }) => [frame, own]));
  }
}
