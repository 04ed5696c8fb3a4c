import { RE2JS } from 're2js';
import type { FindRequest } from '../../shared/reading';

/** A place in a text: `[start, end)`. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Finds all places in a text, in order, none overlapping, none empty. */
export type Finder = (text: string) => Span[];

/** Beyond this a pattern is a mistake or an attack. */
const LONGEST_PATTERN = 1000;

/**
 * Compiles a request. A regular expression runs on RE2, whose time is linear in the text whatever
 * the pattern, because it comes from a model that may have read it in a hostile page.
 *
 * @throws PatternError with a reason for the caller
 */
export function finderFor(request: FindRequest): Finder {
  const { text, regex } = request;
  if ((text === undefined) === (regex === undefined)) {
    throw new PatternError('give exactly one of text and regex');
  }
  const source = text ?? regex ?? '';
  if (source.trim() === '') throw new PatternError('text and regex must not be blank');
  if (source.length > LONGEST_PATTERN) throw new PatternError(`longer than ${LONGEST_PATTERN}`);
  return regexFinder(text === undefined ? source : RE2JS.quote(source.replace(/\s+/g, ' ').trim()));
}

export class PatternError extends Error {}

function regexFinder(source: string): Finder {
  const pattern = compile(source);
  return (text) => {
    const matcher = pattern.matcher(text);
    const spans: Span[] = [];
    while (matcher.find()) {
      const span = { start: matcher.start(), end: matcher.end() };
      if (span.end > span.start) spans.push(span);
    }
    return spans;
  };
}

function compile(source: string): RE2JS {
  try {
    return RE2JS.compile(source, RE2JS.CASE_INSENSITIVE);
  } catch (error) {
    throw new PatternError(`not a pattern of RE2 syntax: ${(error as Error).message}`);
  }
}
