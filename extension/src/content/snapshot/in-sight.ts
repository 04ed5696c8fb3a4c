import { eachFlatChild, flatParent } from '../dom/flat-tree';
import { Styles } from '../dom/styles';
import { contextInside, contextOf, Drawn, OUTERMOST } from './drawn';
import { Sight } from './sight';

/** The frame elements of this document that a person sees, now or after scrolling. */
export function framesInSight(): Element[] {
  const styles = new Styles();
  const sight = new Sight(styles, true);
  return document.body
    ? framesBelow(document.body).filter((each) => isSeen(each, styles, sight))
    : [];
}

function framesBelow(root: Element): Element[] {
  const frames: Element[] = [];
  const waiting = [root];
  for (let element = waiting.pop(); element; element = waiting.pop()) {
    if (/^(i?frame|object)$/.test(element.localName)) frames.push(element);
    else eachFlatChild(element, (child) => child instanceof Element && waiting.push(child));
  }
  return frames;
}

function isSeen(element: Element, styles: Styles, sight: Sight): boolean {
  const way: Drawn[] = [];
  for (let at: Element | null = element; at instanceof Element; at = flatParent(at)) {
    way.push(new Drawn(at, styles.of(at)));
  }
  if (way.some(({ style }) => style.display === 'none')) return false;
  let around = OUTERMOST;
  for (const drawn of way.slice(1).reverse()) {
    if (drawn.style.contentVisibility === 'hidden') return false;
    around = contextInside(drawn, contextOf(drawn, around));
  }
  const [own] = way;
  return own !== undefined && sight.showsBox(own, contextOf(own, around));
}
