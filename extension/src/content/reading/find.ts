import type { FindRequest, FindResult, Match } from '../../shared/reading';
import { closestOf } from '../dom/native';
import { type Block, displayedIn } from './blocks';
import { type Finder, finderFor, PatternError, type Span } from './pattern';

const DEFAULT_LIMIT = 10;
const HIGHEST_LIMIT = 100;

/** Characters told on either side of a match. */
const CONTEXT = 60;

/** Characters of a match that are told. */
const LONGEST_MATCH = 300;

/** What a person would click or scroll to. */
const CONTROLS = 'a[href],button,summary,label,[role=button],[role=link],[role=tab],[role=option]';

/**
 * Finds a text or pattern in what is displayed. Text is searched block by block with white space
 * collapsed, so a match may run over inline elements but not from one paragraph into the next.
 *
 * @param refOf gives an element a number
 */
export function findInPage(request: FindRequest, refOf: (element: Element) => number): FindResult {
  const finder = compiled(request);
  if (finder instanceof PatternError) return { kind: 'refused', reason: finder.message };
  const limit = Math.max(1, Math.min(request.limit ?? DEFAULT_LIMIT, HIGHEST_LIMIT));
  const matches: Match[] = [];
  let total = 0;
  const displayed = document.body ? displayedIn(document.body) : null;
  for (const block of displayed?.blocks ?? []) {
    for (const span of finder(block.text)) {
      total += 1;
      if (matches.length < limit) matches.push(matchOf(block, span, refOf));
    }
  }
  return { kind: 'found', matches, total, hidden: displayed?.hidden ?? 0 };
}

function compiled(request: FindRequest): Finder | PatternError {
  try {
    return finderFor(request);
  } catch (error) {
    if (error instanceof PatternError) return error;
    throw error;
  }
}

function matchOf(block: Block, span: Span, refOf: (element: Element) => number): Match {
  const inner = elementAt(block, span.start);
  return {
    before: block.text.slice(Math.max(0, span.start - CONTEXT), span.start),
    match: block.text.slice(span.start, Math.min(span.end, span.start + LONGEST_MATCH)),
    after: block.text.slice(span.end, span.end + CONTEXT),
    ref: refOf(closestOf(inner, CONTROLS) ?? block.element),
  };
}

/** The element in which the text at a position stands. */
function elementAt(block: Block, position: number): Element {
  let passed = 0;
  for (const run of block.runs) {
    passed += run.text.length;
    if (position < passed) return run.element;
  }
  return block.element;
}
