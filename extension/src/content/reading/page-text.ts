import { isProbablyReaderable } from '@mozilla/readability';
import type { PageText, PageTextRequest } from '../../shared/reading';
import { type Article, articleOf } from './article';
import { type Block, type Displayed, displayedIn } from './blocks';
import { markdownOf } from './markdown';
import { pieceOf } from './pieces';
import { seenPartOf } from './seen-copy';
import { trimTail } from './tail';
import { visibleMarkdown } from './visible-text';

const DEFAULT_LENGTH = 15_000;

/** Shorter than this is a caption or a notice, not an article. */
const SHORTEST_ARTICLE = 140;

/** The text of this document for reading, in pieces. Changes nothing in the page. */
export function readPage(request: PageTextRequest = {}): PageText {
  const displayed = document.body ? displayedIn(document.body) : NOTHING;
  const { title, source, markdown } = textOf(displayed, request.scope ?? 'main');
  const piece = pieceOf(markdown, request.offset ?? 0, request.maxLength ?? DEFAULT_LENGTH);
  const { hidden } = displayed;
  return { title, url: location.href, source, ...piece, total: markdown.length, hidden };
}

interface Source {
  readonly title: string;
  readonly source: PageText['source'];
  readonly markdown: string;
}

const NOTHING: Displayed = { blocks: [], seen: new Set(), hidden: 0 };

function textOf(displayed: Displayed, scope: 'main' | 'all'): Source {
  return (scope === 'main' ? mainText(displayed.seen) : null) ?? allText(displayed.blocks);
}

function allText(blocks: readonly Block[]): Source {
  return { title: document.title, source: 'visible', markdown: visibleMarkdown(blocks) };
}

function mainText(seen: ReadonlySet<Text>): Source | null {
  const selected = selectedMarkdown(seen);
  if (selected) return { title: document.title, source: 'selection', markdown: selected };
  const article = articleOf(document, seen);
  if (article && isWorthReading(article)) {
    trimTail(article.content);
    const markdown = markdownOf(article.content);
    return { title: article.title || document.title, source: 'article', markdown };
  }
  return null;
}

/** Readability finds something on nearly every page; on a form or a list it is not the page. */
function isWorthReading(article: Article): boolean {
  return (
    article.text.trim().length >= SHORTEST_ARTICLE &&
    isProbablyReaderable(document, { minScore: 10 })
  );
}

function selectedMarkdown(seen: ReadonlySet<Text>): string {
  const selection = getSelection();
  if (!selection || selection.isCollapsed || selection.toString().trim() === '') return '';
  const holder = document.implementation.createHTMLDocument('').body;
  for (let index = 0; index < selection.rangeCount; index++) {
    holder.append(seenPartOf(selection.getRangeAt(index), seen));
  }
  return markdownOf(holder);
}
