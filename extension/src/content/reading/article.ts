import { Readability } from '@mozilla/readability';

/** The article of a page as Readability finds it. */
export interface Article {
  readonly title: string;
  readonly content: Element;
  /** Its plain text. */
  readonly text: string;
}

/** Pages beyond this are read as visible text: copying and scoring them would block the tab. */
const MOST_ELEMENTS = 60_000;

/** The article of this document, or null. Works on a copy; the page is not touched. */
export function articleOf(document: Document): Article | null {
  const copy = displayedCopy(document);
  const parsed = new Readability<Element>(copy, {
    maxElemsToParse: MOST_ELEMENTS,
    serializer: (node) => node as Element,
  });
  const result = parse(parsed);
  if (!result?.content) return null;
  return { title: result.title ?? '', content: result.content, text: result.textContent ?? '' };
}

/** Readability throws on a page with too many elements; to us that is no article. */
function parse(readability: Readability<Element>) {
  try {
    return readability.parse();
  } catch {
    return null;
  }
}

/** A copy without what is not displayed, which Readability itself can judge by inline styles only. */
function displayedCopy(document: Document): Document {
  const copy = document.cloneNode(true) as Document;
  const originals = document.querySelectorAll('*');
  const copies = copy.querySelectorAll('*');
  originals.forEach((original, index) => {
    if (isHiddenByStyle(original)) copies[index]?.remove();
  });
  for (const field of copy.querySelectorAll(FIELDS)) {
    field.removeAttribute('name');
    field.removeAttribute('id');
  }
  return copy;
}

/** What shadows its form's properties by name or id; Readability would walk in circles for ever. */
const FIELDS = 'input,button,select,textarea,fieldset,object,output,img';

function isHiddenByStyle(element: Element): boolean {
  if (!(element instanceof HTMLElement) || !document.body?.contains(element)) return false;
  if (element.localName === 'script' || element.localName === 'noscript') return false;
  return getComputedStyle(element).display === 'none';
}
