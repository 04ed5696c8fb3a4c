import { isNotDrawn } from '../dom/tags';
import type { Drawn } from './drawn';

/** Texts looked at before a part of the page counts as one that holds text. */
const TRIES = 500;

/** Whether there is text below an element that would be drawn, were the element itself drawn. */
export function holdsText(element: Element): boolean {
  const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  for (let tries = 0; texts.nextNode(); tries++) {
    if (tries === TRIES) return true;
    const { data, parentElement } = texts.currentNode as Text;
    if (/\S/.test(data) && parentElement && !isNotDrawn(parentElement)) return true;
  }
  return false;
}

/** How much of what an element holds is drawn with it. */
export type DrawnPart = 'all' | 'summary' | 'nothing';

/** Of a closed `details` only its summary is drawn, of skipped content nothing. */
export function drawnPartOf({ element, style }: Drawn): DrawnPart {
  if (style.contentVisibility === 'hidden') return 'nothing';
  const isClosed = element.localName === 'details' && !(element as HTMLDetailsElement).open;
  return isClosed ? 'summary' : 'all';
}

export function isOfPart(part: DrawnPart, child: Node): boolean {
  return part === 'all' || (part === 'summary' && (child as Element).localName === 'summary');
}

/** Whether a child that is not drawn would tell something if it were. */
export function isOrHoldsText(child: Node): boolean {
  if (child.nodeType === Node.ELEMENT_NODE) return holdsText(child as Element);
  return child.nodeType === Node.TEXT_NODE && /\S/.test((child as Text).data);
}
