import { BLOCK_SIZE } from '../shared/ref-block';

/** What a tab's numbers stand at. Plain data, so that it survives the worker in session storage. */
export interface TabRefs {
  readonly topDocument: string;
  readonly topFirst: number;
  /** The highest number the top document is known to have given out. */
  readonly topHighest: number;
  readonly nextBlock: number;
  /** First numbers by document id, of the documents now in the tab. */
  readonly firsts: Readonly<Record<string, number>>;
}

export const NO_REFS: TabRefs = {
  topDocument: '',
  topFirst: 1,
  topHighest: 0,
  nextBlock: 1,
  firsts: {},
};

/**
 * Above this the top document's numbers start at 1 again: small numbers are cheap in tokens, and
 * the document just left was far from 1.
 */
const START_OVER_ABOVE = 1000;

/** Frames of one tab may take this many blocks before they start over. */
const MOST_BLOCKS = 1800;

/**
 * A new top document goes on where the last one stopped, so that a number read before a navigation
 * leads nowhere after it; frames get whole blocks of their own.
 *
 * @param top whether it is the tab's top document
 */
export function withDocument(refs: TabRefs, documentId: string, top: boolean): TabRefs {
  if (refs.firsts[documentId] !== undefined) return refs;
  if (!top) {
    const block = refs.nextBlock > MOST_BLOCKS ? 1 : refs.nextBlock;
    const firsts = { ...refs.firsts, [documentId]: block * BLOCK_SIZE + 1 };
    return { ...refs, nextBlock: block + 1, firsts };
  }
  const next = refs.topHighest + 1;
  const first = refs.topFirst > START_OVER_ABOVE || next >= BLOCK_SIZE ? 1 : next;
  return {
    ...refs,
    topDocument: documentId,
    topFirst: first,
    topHighest: Math.max(first - 1, 0),
    firsts: { [documentId]: first },
  };
}

/** Notes how far the top document has come. */
export function withHighest(refs: TabRefs, documentId: string, highest: number): TabRefs {
  if (documentId !== refs.topDocument || highest <= refs.topHighest) return refs;
  return { ...refs, topHighest: highest };
}
