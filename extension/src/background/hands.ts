import type { Action, ActionReport, DialogAnswer } from '../shared/hands';
import { DialogAnswers } from './dialog-answers';
import type { Eyes } from './eyes';
import { askHands, type Frame, framesOf, Refusal } from './frames';
import type { NavigationEnd, Navigations, TabWatch } from './navigations';

/** A page that is being left for another loads at most this long. Milliseconds. */
export const LOADS_IN = 10_000;

/** Between the page's word that it leaves and the browser's that it does. */
const LEAVES_IN = 1500;

/** Typing a long text into a slow page takes a while. */
const ACTS_IN = 60_000;

/** What an action brought about, the navigation after it included. */
export interface Acted {
  readonly report: ActionReport;
  /** Null where the document was not left. */
  readonly navigation: NavigationEnd | null;
  /** Whether it was only a frame that went elsewhere. */
  readonly inFrame: boolean;
}

/** The hands in a tab: sends an action to the document whose number it names, and sees it through. */
export class Hands {
  constructor(
    private readonly eyes: Eyes,
    private readonly navigations: Navigations,
    private readonly dialogs: DialogAnswers = new DialogAnswers(),
    private readonly signal: AbortSignal | null = null,
  ) {}

  /** The same hands, that begin nothing more once the signal has been given. */
  until(signal: AbortSignal): Hands {
    return new Hands(this.eyes, this.navigations, this.dialogs, signal);
  }

  /**
   * Acts in the document that gave `ref` out, or in the top one.
   *
   * @throws Refusal with the reason where the document could not do it
   */
  async act(tabId: number, ref: number | null, action: Action): Promise<Acted> {
    const frame = await this.frameOf(tabId, ref);
    const firstRef = await this.eyes.firstRefOf(tabId, frame);
    const dialog = this.dialogs.next(tabId);
    return this.seeThrough(tabId, frame, action.kind, () =>
      askHands(tabId, frame, { hands: 'act', firstRef, action, dialog }, ACTS_IN),
    );
  }

  /** Does something by trusted input; the document of `ref`, or the top one, sees what comes of it. */
  async trusted(
    tabId: number,
    ref: number | null,
    did: string,
    doIt: () => Promise<void>,
  ): Promise<Acted> {
    const frame = await this.frameOf(tabId, ref);
    const firstRef = await this.eyes.firstRefOf(tabId, frame);
    const dialog = this.dialogs.next(tabId);
    return this.seeThrough(tabId, frame, did, async () => {
      await askHands(tabId, frame, { hands: 'watch', firstRef, dialog });
      await doIt();
      return askHands(tabId, frame, { hands: 'settle', did, firstRef, about: ref !== null });
    });
  }

  /** Does something to a document and waits for the navigation that it may begin. */
  private async seeThrough(
    tabId: number,
    frame: Frame,
    what: string,
    doIt: () => Promise<ActionReport>,
  ): Promise<Acted> {
    this.signal?.throwIfAborted();
    const watch = this.navigations.watch(tabId, frame.frameId);
    try {
      void this.guardOthers(tabId, frame);
      const report = await this.reported(watch, what, doIt);
      await this.takeAnswer(tabId, report);
      const leaves = report.leavingTo !== undefined || watch.begunIn !== null;
      const end = leaves ? await watch.ended(LEAVES_IN, LOADS_IN) : null;
      const navigation = end?.kind === 'none' ? null : end;
      return { report, navigation, inFrame: (watch.begunIn ?? 0) !== 0 };
    } finally {
      watch.stop();
    }
  }

  /** The document of a number, or the top one; the error says that the number is stale. */
  async frameOf(tabId: number, ref: number | null): Promise<Frame> {
    const frame = ref === null ? (await framesOf(tabId))[0] : await this.eyes.frameOf(tabId, ref);
    if (frame) return frame;
    throw new Refusal(
      ref === null ? 'the tab has no page' : `#${ref} is stale: read the page again`,
    );
  }

  /** Settles how the next dialog in a tab is answered. */
  async answerNextDialog(tabId: number, answer: Omit<DialogAnswer, 'id'>): Promise<void> {
    this.dialogs.settle(tabId, answer);
    await this.guard(tabId, await framesOf(tabId), true);
  }

  /** Gives a tab back to its person: its dialogs are theirs again. */
  async release(tabId: number): Promise<void> {
    this.dialogs.forget(tabId);
    await this.guard(tabId, await framesOf(tabId), false);
  }

  /** One document has given the answer: it is not for the others any more. */
  private async takeAnswer(tabId: number, { dialogs }: ActionReport): Promise<void> {
    if (!dialogs?.some(({ asTold }) => asTold)) return;
    this.dialogs.forget(tabId);
    await this.guard(tabId, await framesOf(tabId), true).catch(() => undefined);
  }

  /** A dialog may come from any document of the tab; the one that acts is guarded by acting. */
  private async guardOthers(tabId: number, acting: Frame): Promise<void> {
    const frames = await framesOf(tabId).catch(() => []);
    const others = frames.filter(({ documentId }) => documentId !== acting.documentId);
    await this.guard(tabId, others, true);
  }

  private async guard(tabId: number, frames: readonly Frame[], on: boolean): Promise<void> {
    const dialog = this.dialogs.next(tabId);
    await Promise.allSettled(
      frames.map((frame) => askHands(tabId, frame, { hands: 'guard', on, dialog }, 1000)),
    );
  }

  /** A document that goes while it acts cannot report; then all that is known is that it went. */
  private async reported(
    watch: TabWatch,
    what: string,
    doIt: () => Promise<ActionReport>,
  ): Promise<ActionReport> {
    try {
      return await doIt();
    } catch (error) {
      if (error instanceof Refusal) throw error;
      if ((await watch.ended(LEAVES_IN, 1)).kind === 'none') throw error;
      return { did: what, changed: true, dispatchedAt: Date.now() };
    }
  }
}
