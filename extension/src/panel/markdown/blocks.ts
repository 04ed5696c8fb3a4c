import { Marked, type Token } from 'marked';

/** A marked of our own, so that nobody else's settings reach it. */
export const marked = new Marked({ gfm: true, breaks: true });

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
  // A blank line after a list does not end it: the next item may follow.
  const last = tokens.findLastIndex(({ type }) => type !== 'space');
  const settled = last > 0 ? tokens.slice(0, last) : [];
  return { settled, length: settled.reduce((sum, { raw }) => sum + raw.length, 0) };
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
