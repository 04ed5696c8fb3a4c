import { quote } from './quote';
import type { FrameSnapshot } from './snapshot';
import { estimateTokens } from './tokens';

/** The most a snapshot may ever cost. */
export const TOKEN_CAP = 8000;

/** One part of a snapshot, ready for the model. */
export interface SnapshotPart {
  readonly text: string;
  /** 1-based. */
  readonly part: number;
  readonly parts: number;
}

/**
 * Puts the frames of a tab together into one text and cuts it into parts of at most `maxTokens`
 * (estimated; never above {@link TOKEN_CAP}). A part ends at the end of a line. Parts are of one
 * moment each: a page that changes between two calls may move lines from one to the other.
 *
 * @param frames by frame id; 0 is the top document and must be there
 */
export function composeSnapshot(
  frames: ReadonlyMap<number, FrameSnapshot>,
  part = 1,
  maxTokens = TOKEN_CAP,
): SnapshotPart {
  const top = frames.get(0);
  if (!top) throw new Error('the top frame has no snapshot');
  const budget = Math.max(200, Math.min(maxTokens, TOKEN_CAP));
  const shown = new Set([0]);
  const lines = [...linesOf(top, frames, shown)];
  const head = [...header(top), ...hiddenLine(frames, shown)].join('\n');
  const parts = cut(lines, budget - estimateTokens(head) - FOOT);
  const index = Math.min(Math.max(1, part), parts.length);
  const body = parts[index - 1] ?? [];
  const foot = parts.length > 1 ? [`(part ${index} of ${parts.length})`] : [];
  return { text: [head, ...body, ...foot].join('\n'), part: index, parts: parts.length };
}

/** Tokens kept for the line that numbers the parts. */
const FOOT = 16;

function header(top: FrameSnapshot): string[] {
  const url = top.url.length > 100 ? `${top.url.slice(0, 99)}…` : top.url;
  return [`page ${quote(top.title.replace(/\s+/g, ' ').trim())} ${url}`, scrollLine(top)];
}

/** How much text nobody can see; what it says stays with the page. */
function hiddenLine(
  frames: ReadonlyMap<number, FrameSnapshot>,
  shown: ReadonlySet<number>,
): string[] {
  let pieces = 0;
  for (const id of shown) pieces += frames.get(id)?.hiddenText ?? 0;
  return pieces === 0 ? [] : [`hidden text: ${pieces} pieces`];
}

/** What of the page is in view, and how many controls are not. */
function scrollLine({ scroll, above, below, covered }: FrameSnapshot): string {
  const bottom = Math.min(scroll.height, scroll.top + scroll.view);
  const words = [`view ${scroll.top}–${bottom} of ${scroll.height} px`];
  if (above + below > 0) words.push(`controls above ${above}, below ${below}`);
  if (covered > 0) words.push(`covered ${covered}`);
  return words.join('; ');
}

function* linesOf(
  frame: FrameSnapshot,
  all: ReadonlyMap<number, FrameSnapshot>,
  seen: Set<number>,
): Iterable<string> {
  const inside = new Map(frame.frames.map(({ line, frameId }) => [line, frameId]));
  for (const [index, line] of frame.lines.entries()) {
    yield line;
    const id = inside.get(index);
    const inner = id == null || seen.has(id) ? undefined : all.get(id);
    if (!inner || id == null) continue;
    seen.add(id);
    const indent = ' '.repeat(line.length - line.trimStart().length + 1);
    for (const innerLine of linesOf(inner, all, seen)) yield indent + innerLine;
  }
}

/** A line that alone breaks the budget goes on in lines of its own; no token is shorter than that. */
function folded(line: string, budget: number): string[] {
  if (line.length <= budget || estimateTokens(line) <= budget) return [line];
  return line.match(new RegExp(`[^]{1,${Math.floor(budget)}}`, 'gu')) ?? [];
}

function cut(lines: readonly string[], budget: number): string[][] {
  const parts: string[][] = [];
  let part: string[] = [];
  let spent = 0;
  for (const line of lines.flatMap((each) => folded(each, budget))) {
    const cost = estimateTokens(`${line}\n`);
    if (spent + cost > budget && part.length > 0) {
      parts.push(part);
      part = [];
      spent = 0;
    }
    part.push(line);
    spent += cost;
  }
  parts.push(part);
  return parts;
}
