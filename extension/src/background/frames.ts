import type { EyesAnswers, EyesRequest } from '../shared/eyes-messages';
import type { HandsAnswers, HandsRequest } from '../shared/hands';
import type { RunAnswers, RunRequest } from '../shared/run-messages';

/** One document of a tab. */
export interface Frame {
  readonly frameId: number;
  readonly parentFrameId: number;
  readonly documentId: string;
}

/** How long one document may take to answer, in milliseconds. */
const DEADLINE = 10_000;

/** The documents of a tab, the top one first. */
export async function framesOf(tabId: number): Promise<Frame[]> {
  const all = (await chrome.webNavigation.getAllFrames({ tabId })) ?? [];
  return all
    .filter((frame) => !frame.errorOccurred || frame.frameId === 0)
    .map(({ frameId, parentFrameId, documentId }) => ({ frameId, parentFrameId, documentId }))
    .sort((a, b) => a.frameId - b.frameId);
}

/**
 * Asks one document. Addressed by document id, so an answer never comes from the page after it.
 *
 * @throws Error if the document is gone, has no content script, fails or is too slow
 */
export async function ask<R extends EyesRequest>(
  tabId: number,
  frame: Frame,
  request: R,
): Promise<EyesAnswers[R['eyes']]> {
  return send(tabId, frame, request, DEADLINE, request.eyes);
}

/**
 * Of a tab's linked documents those that a person sees, now or after scrolling: the top one, and
 * each that a document among them shows.
 */
export async function framesInSight(tabId: number, frames: readonly Frame[]): Promise<Frame[]> {
  const found: Frame[] = frames.filter(({ frameId }) => frameId === 0);
  for (const around of found) {
    const inner = frames.filter(({ parentFrameId: id }) => id === around.frameId);
    if (inner.length === 0) continue;
    const seen = await ask(tabId, around, { eyes: 'frames in sight' }).catch((): number[] => []);
    found.push(...inner.filter(({ frameId }) => seen.includes(frameId)));
  }
  return found;
}

/**
 * Asks the hands of one document; like {@link ask}.
 *
 * @param deadline in milliseconds
 */
export async function askHands<R extends HandsRequest>(
  tabId: number,
  frame: Frame,
  request: R,
  deadline = DEADLINE,
): Promise<HandsAnswers[R['hands']]> {
  return send(tabId, frame, request, deadline, request.hands);
}

/** Asks one document for the sake of a run; like {@link ask}. */
export async function askRunSide<R extends RunRequest>(
  tabId: number,
  frame: Frame,
  request: R,
  deadline = DEADLINE,
): Promise<RunAnswers[R['run']]> {
  return send(tabId, frame, request, deadline, request.run);
}

/** Tells all documents of a tab; one that does not take it is passed over. */
export async function tellRunSides(tabId: number, request: RunRequest): Promise<void> {
  const frames = await framesOf(tabId).catch(() => []);
  await Promise.allSettled(frames.map((frame) => askRunSide(tabId, frame, request, 1000)));
}

/** The document said why it cannot do what it was asked to. */
export class Refusal extends Error {}

async function send<T>(
  tabId: number,
  frame: Frame,
  request: object,
  deadline: number,
  what: string,
): Promise<T> {
  const sent = chrome.tabs.sendMessage(tabId, request, { documentId: frame.documentId });
  const answer = await withDeadline(sent, `${what} of frame ${frame.frameId}`, deadline);
  if (answer?.error) throw new Refusal(answer.error);
  return answer?.value;
}

async function withDeadline<T>(promise: Promise<T>, what: string, deadline: number): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, fail) => {
    timer = setTimeout(() => fail(new Error(`no answer in time: ${what}`)), deadline);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** Lets each child frame announce itself to its parent, once for each document. */
export class FrameLinker {
  private readonly linked = new Set<string>();

  async link(tabId: number, frames: readonly Frame[]): Promise<void> {
    const byId = new Map(frames.map((frame) => [frame.frameId, frame]));
    await Promise.allSettled(
      frames.map(async (child) => {
        const parent = byId.get(child.parentFrameId);
        if (!parent || this.linked.has(linkOf(parent, child))) return;
        const token = crypto.randomUUID();
        await ask(tabId, parent, { eyes: 'expect frame', token, frameId: child.frameId });
        await ask(tabId, child, { eyes: 'announce frame', token });
        this.linked.add(linkOf(parent, child));
      }),
    );
  }
}

function linkOf(parent: Frame, child: Frame): string {
  return `${parent.documentId} ${child.documentId}`;
}
