import { Readability } from '@mozilla/readability';

/** Words and their number, of at most the first 15,000 characters. */
function wordsOf(text: string): string[] {
  return (
    text
      .slice(0, LONGEST)
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  );
}

const LONGEST = 15_000;

/** Word-level F1 of a text against what people marked: order does not count, repetition does. */
export function f1(text: string, expected: string): number {
  const ours = wordsOf(text);
  const theirs = expected.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const left = new Map<string, number>();
  for (const word of theirs) left.set(word, (left.get(word) ?? 0) + 1);
  let shared = 0;
  for (const word of ours) {
    const count = left.get(word) ?? 0;
    if (count > 0) shared += 1;
    left.set(word, count - 1);
  }
  return ours.length + theirs.length === 0 ? 1 : (2 * shared) / (ours.length + theirs.length);
}

/** Markdown without the addresses of its links, which nobody marked as text. */
export function withoutAddresses(markdown: string): string {
  return markdown.replace(/\]\([^()\s]*\)/g, ']');
}

/** Readability's own text of a page, as it comes; for the side-by-side. Runs in the page. */
export function readabilityText(document: Document): string {
  return new Readability(document.cloneNode(true) as Document).parse()?.textContent ?? '';
}

/** The plain text of a marked article. Runs in the page. */
export function textOfHtml(html: string): string {
  return new DOMParser().parseFromString(html, 'text/html').body.textContent ?? '';
}
