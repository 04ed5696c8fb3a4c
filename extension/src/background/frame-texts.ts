import { pieceOf } from '../content/reading/pieces';
import { quote } from '../shared/quote';
import type { PageText, PageTextRequest } from '../shared/reading';
import { askHands, type Frame } from './frames';

/** Smaller frames are buttons, counters and the like. CSS pixels. */
const LEAST_WIDTH = 100;
const LEAST_HEIGHT = 50;

/** The same as in the reading script. */
const DEFAULT_LENGTH = 15_000;

/** A frame that is read together with the page around it. */
export interface FrameText {
  readonly title: string;
  readonly text: string;
  readonly hidden: number;
}

/** The frames of a page that are large enough to be read, those within others included. */
export async function readableFrames(
  tabId: number,
  frames: readonly Frame[],
): Promise<readonly Frame[]> {
  const found = new Set<number>([0]);
  const readable: Frame[] = [];
  for (const frame of frames) {
    const parent = frames.find(({ frameId }) => frameId === frame.parentFrameId);
    if (!parent || !found.has(parent.frameId)) continue;
    const { frameId } = frame;
    const box = await askHands(tabId, parent, { hands: 'frame box', frameId }).catch(() => null);
    if (!box || box.width < LEAST_WIDTH || box.height < LEAST_HEIGHT) continue;
    found.add(frameId);
    readable.push(frame);
  }
  return readable;
}

/** Puts the texts of frames behind that of the page, in pieces like the page's own. */
export function withFrameTexts(
  page: PageText,
  frames: readonly FrameText[],
  { offset = 0, maxLength = DEFAULT_LENGTH }: PageTextRequest,
): PageText {
  const behind = frames
    .filter(({ text }) => text.trim() !== '')
    .map(({ title, text }) => `\n\n## Frame ${quote(title)}\n\n${text}`)
    .join('');
  const total = page.total + behind.length;
  const hidden = frames.reduce((sum, frame) => sum + frame.hidden, page.hidden);
  if (page.next !== null || behind === '') return { ...page, total, hidden };
  const room = maxLength - page.text.length;
  // The rest of a piece may be too short for anything.
  if (room < 2) return { ...page, total, hidden, next: page.total };
  const piece = pieceOf(behind, Math.max(0, offset - page.total), room);
  const next = piece.next === null ? null : page.total + piece.next;
  return { ...page, text: page.text + piece.text, total, hidden, next };
}
