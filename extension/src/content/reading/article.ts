import { Readability } from '@mozilla/readability';
import { blankUnseen } from './seen-copy';

/** The article of a page as Readability finds it. */
export interface Article {
  readonly title: string;
  readonly content: Element;
  /** Its plain text. */
  readonly text: string;
}

/** Pages beyond this are read as visible text: copying and scoring them would block the tab. */
const MOST_ELEMENTS = 60_000;

/**
 * The article of this document, or null. Works on a copy; the page is not touched.
 *
 * @param seen the texts that a person can see
 */
export function articleOf(document: Document, seen: ReadonlySet<Text>): Article | null {
  const copy = displayedCopy(document, seen);
  const parsed = new Readability<Element>(copy, {
    disableJSONLD: true,
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

/** A copy without the text that nobody sees, which Readability itself judges by inline styles only. */
function displayedCopy(document: Document, seen: ReadonlySet<Text>): Document {
  const copy = document.cloneNode(true) as Document;
  blankUnseen(document, copy, seen);
  for (const field of copy.querySelectorAll(FIELDS)) {
    field.removeAttribute('name');
    field.removeAttribute('id');
  }
  // Titles that are not drawn anywhere.
  for (const meta of copy.querySelectorAll('meta')) meta.remove();
  return copy;
}

/** What shadows its form's properties by name or id; Readability would walk in circles for ever. */
const FIELDS = 'input,button,select,textarea,fieldset,object,output,img';
