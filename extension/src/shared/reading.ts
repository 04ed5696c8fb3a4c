/** Which piece of a page's text is wanted. Lengths and offsets are in UTF-16 code units. */
export interface PageTextRequest {
  /** At most this much text; default 15,000. */
  readonly maxLength?: number;
  /** Where the piece begins; default 0. */
  readonly offset?: number;
  /** `main`: the selection, else the article, else all; `all`: all visible text. Default `main`. */
  readonly scope?: 'main' | 'all';
}

/** One piece of a document's text as Markdown. */
export interface PageText {
  readonly title: string;
  readonly url: string;
  /** The person's selection, the article, or, where there is none, all visible text. */
  readonly source: 'selection' | 'article' | 'visible';
  readonly text: string;
  readonly offset: number;
  /** The offset of the next piece, null after the last. */
  readonly next: number | null;
  readonly total: number;
  /** How many pieces of text a person cannot see; they are not in the text. */
  readonly hidden: number;
}

/** What to look for; exactly one of `text` and `regex`. Case is ignored. */
export interface FindRequest {
  readonly text?: string;
  /** RE2 syntax: no look-around and no back references, and so never slow. */
  readonly regex?: string;
  /** At most this many matches are told; default 10. */
  readonly limit?: number;
}

export interface Match {
  readonly before: string;
  readonly match: string;
  readonly after: string;
  /** The control around the match, or else the block of text it stands in. */
  readonly ref: number;
}

/** What was found, or why the request cannot be answered. */
export type FindResult =
  | {
      readonly kind: 'found';
      readonly matches: readonly Match[];
      readonly total: number;
      /** How many pieces of text a person cannot see; nothing is found in them. */
      readonly hidden: number;
    }
  | { readonly kind: 'refused'; readonly reason: string };
