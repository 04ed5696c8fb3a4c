import { composeSnapshot, type SnapshotPart, TOKEN_CAP } from '../shared/compose';
import type { FindRequest, FindResult, Match, PageText, PageTextRequest } from '../shared/reading';
import { BLOCK_SIZE } from '../shared/ref-block';
import type { FrameSnapshot, SnapshotRequest } from '../shared/snapshot';
import { type FrameText, readableFrames, withFrameTexts } from './frame-texts';
import { ask, type Frame, FrameLinker, framesInSight, framesOf } from './frames';
import type { TabRefsStore } from './tab-refs';

/** Which part of a snapshot is wanted. */
export interface LookRequest extends SnapshotRequest {
  /** 1-based; default 1. */
  readonly part?: number;
  /** Default and most: {@link TOKEN_CAP}. */
  readonly maxTokens?: number;
}

/**
 * The eyes of a tab: asks all its documents and puts the answers together. A frame that does not
 * answer is left out; a top document that does not is an error.
 */
export class Eyes {
  private readonly linker = new FrameLinker();

  constructor(private readonly refs: TabRefsStore) {}

  async look(tabId: number, request: LookRequest): Promise<SnapshotPart> {
    const frames = await framesOf(tabId);
    await this.linker.link(tabId, frames);
    const answers = await Promise.all(
      frames.map((frame) => this.snapshotOf(tabId, frame, request)),
    );
    const found = new Map<number, FrameSnapshot>();
    frames.forEach((frame, index) => {
      const answer = answers[index];
      if (answer) found.set(frame.frameId, answer);
    });
    return composeSnapshot(found, request.part ?? 1, request.maxTokens ?? TOKEN_CAP);
  }

  /**
   * The text of the top document, and behind it that of its frames; not where an article or the
   * person's selection is what is read.
   */
  async read(tabId: number, request: PageTextRequest): Promise<PageText> {
    const frames = await framesOf(tabId);
    const top = topOf(tabId, frames);
    await putReadingInto(tabId, [top]);
    const page = await this.textOf(tabId, top, request);
    if (page.source !== 'visible' || frames.length === 1) return page;
    const readable = await readableFrames(tabId, await this.framesInSight(tabId, frames));
    return withFrameTexts(page, await this.textsOf(tabId, readable), request);
  }

  /** Finds in all documents of the tab, the top one first. */
  async find(tabId: number, request: FindRequest): Promise<FindResult> {
    const frames = await this.framesInSight(tabId, await framesOf(tabId));
    await putReadingInto(tabId, frames);
    const matches: Match[] = [];
    let total = 0;
    let hidden = 0;
    for (const frame of frames) {
      const result = await this.findIn(tabId, frame, request);
      if (result?.kind === 'refused') return result;
      matches.push(...(result?.matches ?? []));
      total += result?.total ?? 0;
      hidden += result?.hidden ?? 0;
    }
    return { kind: 'found', matches: matches.slice(0, request.limit ?? 10), total, hidden };
  }

  /** The documents among a tab's that a person sees, now or after scrolling. */
  async framesInSight(tabId: number, frames: readonly Frame[]): Promise<Frame[]> {
    if (frames.length === 1) return [...frames];
    await this.linker.link(tabId, frames);
    return framesInSight(tabId, frames);
  }

  /** The document that gave a number out, or null: send it the action, it knows what is stale. */
  async frameOf(tabId: number, ref: number): Promise<Frame | null> {
    for (const frame of await framesOf(tabId)) {
      const first = await this.refs.firstOf(tabId, frame.documentId, frame.frameId === 0);
      if (blockOf(ref) === blockOf(first)) return frame;
    }
    return null;
  }

  /** Lets frames and the elements that hold them know each other. */
  linkFrames(tabId: number, frames: readonly Frame[]): Promise<void> {
    return this.linker.link(tabId, frames);
  }

  /** The first number of a frame's block. */
  firstRefOf(tabId: number, frame: Frame): Promise<number> {
    return this.refs.firstOf(tabId, frame.documentId, frame.frameId === 0);
  }

  private async textOf(tabId: number, frame: Frame, request: PageTextRequest): Promise<PageText> {
    const top = frame.frameId === 0;
    const firstRef = await this.refs.firstOf(tabId, frame.documentId, top);
    return ask(tabId, frame, { eyes: 'text', firstRef, request });
  }

  private async textsOf(tabId: number, frames: readonly Frame[]): Promise<FrameText[]> {
    const whole = { scope: 'all', maxLength: LONGEST_FRAME } as const;
    const texts = frames.map(async (frame) => {
      await putReadingInto(tabId, [frame]);
      return this.textOf(tabId, frame, whole);
    });
    const read = await Promise.allSettled(texts);
    return read.flatMap((each) => (each.status === 'fulfilled' ? each.value : []));
  }

  private async snapshotOf(
    tabId: number,
    frame: Frame,
    request: SnapshotRequest,
  ): Promise<FrameSnapshot | null> {
    const top = frame.frameId === 0;
    const firstRef = await this.refs.firstOf(tabId, frame.documentId, top);
    try {
      const answer = await ask(tabId, frame, { eyes: 'snapshot', firstRef, request });
      if (top) await this.refs.noteHighest(tabId, frame.documentId, answer.highestRef);
      return answer;
    } catch (error) {
      if (top) throw error;
      return null;
    }
  }

  private async findIn(
    tabId: number,
    frame: Frame,
    request: FindRequest,
  ): Promise<FindResult | null> {
    const top = frame.frameId === 0;
    const firstRef = await this.refs.firstOf(tabId, frame.documentId, top);
    return ask(tabId, frame, { eyes: 'find', firstRef, request }).catch((error: unknown) => {
      if (top) throw error;
      return null;
    });
  }
}

/** As much of one frame's text is read, in UTF-16 code units. */
const LONGEST_FRAME = 200_000;

/** The index of a number's block, also from its overflow region (see RefTable). */
function blockOf(ref: number): number {
  return ref < 100_000_000 ? Math.floor(ref / BLOCK_SIZE) : Math.floor(ref / 1_000_000) - 100;
}

function topOf(tabId: number, frames: readonly Frame[]): Frame {
  const top = frames.find((frame) => frame.frameId === 0);
  if (!top) throw new Error(`tab ${tabId} has no document`);
  return top;
}

/** The reading script is large and seldom needed, so it comes only when asked for. */
async function putReadingInto(tabId: number, frames: readonly Frame[]): Promise<void> {
  await chrome.scripting.executeScript({
    target: { tabId, documentIds: frames.map((frame) => frame.documentId) },
    files: ['reading.js'],
  });
}
