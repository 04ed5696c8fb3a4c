/** Above this share of its text in links, a block at the end leads away rather than tells. */
const MOSTLY_LINKS = 0.7;

/**
 * Removes what trails an article and only leads away from it: tags, related stories, share links,
 * and headings that nothing follows. Readability keeps them where they stand inside the article.
 */
export function trimTail(content: Element): void {
  for (let last = content.lastChild; last; last = content.lastChild) {
    if (!isTrailing(last)) {
      if (last.nodeType === Node.ELEMENT_NODE && !isProse(last as Element))
        trimTail(last as Element);
      return;
    }
    last.remove();
  }
}

function isTrailing(node: ChildNode): boolean {
  const text = lengthOf(node);
  if (text === 0) return true;
  if (node.nodeType !== Node.ELEMENT_NODE) return false;
  const element = node as Element;
  if (/^h[1-6]$/.test(element.localName)) return true;
  const links = [...element.querySelectorAll('a')].reduce((sum, link) => sum + lengthOf(link), 0);
  return links > MOSTLY_LINKS * text;
}

/** Inside a paragraph a link at the end is part of a sentence. */
function isProse(element: Element): boolean {
  return /^(p|pre|blockquote|table|td|figure|figcaption|dd)$/.test(element.localName);
}

function lengthOf(node: Node): number {
  return (node.textContent ?? '').trim().length;
}
