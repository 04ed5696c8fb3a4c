import { Marked, type Token } from 'marked';

/** A marked of our own, so that nobody else's settings reach it. */
export const marked = new Marked({ gfm: true, breaks: true });

const CLOSED_BY_BLANK: readonly string[] = ['paragraph', 'heading'];

/** Text whose last blocks may still change as more of it comes. */
export interface Split {
  /** Blocks that stay what they are, whatever follows. */
  readonly settled: readonly Token[];
  /** How many characters they take. */
  readonly length: number;
}

/**
 * Finds the blocks at the beginning of a growing text that can change no more: all before the last
 * one of the whole lines, as only the last block of a document is open (CommonMark, appendix, Phase
 * 1). Line ends must be line feeds.
 */
export function settledBlocks(text: string): Split {
  const lines = text.slice(0, text.lastIndexOf('\n') + 1);
  const tokens = marked.lexer(lines);
  const settled = tokens.slice(0, firstOpen(tokens));
  return { settled, length: settled.reduce((sum, { raw }) => sum + raw.length, 0) };
}

/** The place of the first block that may still change. */
function firstOpen(tokens: readonly Token[]): number {
  const last = tokens.findLastIndex(({ type }) => type !== 'space');
  const { type = '' } = tokens[last] ?? {};
  const isClosed = CLOSED_BY_BLANK.includes(type) && /\n\n/.test(tokens[last + 1]?.raw ?? '');
  // A blank line does not end a list: the next item may follow.
  return isClosed ? last + 1 : Math.max(last, 0);
}

/** Whether links are defined apart from where they are used, which reaches over all blocks. */
export function hasDefinitions(text: string): boolean {
  return /^ {0,3}\[[^\]\n]+\]:/m.test(text);
}

/** A code block that is still open at the end of the text, and how long it has been read. */
export interface OpenFence {
  readonly language: string;
  readonly code: string;
}

/** @returns null where the text is not one open code block */
export function openFence(text: string): OpenFence | null {
  const start = /^(`{3,}|~{3,})([^\n`]*)\n/.exec(text);
  const fence = start?.[1];
  if (!start || !fence) return null;
  const code = text.slice(start[0].length);
  const close = new RegExp(`^ {0,3}${fence}${fence[0]}*[ \\t]*$`, 'm');
  return close.test(code) ? null : { language: (start[2] ?? '').trim(), code };
}
