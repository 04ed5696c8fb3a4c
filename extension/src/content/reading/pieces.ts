/** One piece of a text. */
export interface Piece {
  readonly text: string;
  readonly offset: number;
  readonly next: number | null;
}

/** A piece may end this much early, to end at a border. */
const SLACK = 0.2;

/**
 * The piece of `text` from `offset` on, at most `maxLength` long. It ends at a paragraph, else at a
 * word, where one is near, and never inside a surrogate pair; joined in order, pieces are the text.
 */
export function pieceOf(text: string, offset: number, maxLength: number): Piece {
  const start = Math.max(0, Math.min(Math.floor(offset), text.length));
  const limit = Math.max(2, Math.floor(maxLength));
  if (start + limit >= text.length) return { text: text.slice(start), offset: start, next: null };
  const end = borderBefore(text, start + limit, start + Math.ceil(limit * (1 - SLACK)));
  return { text: text.slice(start, end), offset: start, next: end };
}

function borderBefore(text: string, end: number, earliest: number): number {
  for (const border of ['\n\n', '\n', ' ']) {
    const at = text.lastIndexOf(border, end - border.length);
    if (at >= earliest) return at + border.length;
  }
  return isLowSurrogate(text.charCodeAt(end)) ? end - 1 : end;
}

function isLowSurrogate(code: number): boolean {
  return code >= 0xdc00 && code <= 0xdfff;
}
