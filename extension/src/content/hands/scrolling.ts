import type { PageExtent, Scrolling } from '../../shared/hands';
import { scrollerAround } from './key-moves';

/** Scrolls the page to a place, as far as it goes. */
export function scrollPage(x: number, y: number): void {
  scrollTo({ left: x, top: y, behavior: 'instant' });
}

/** Scrolls the nearest scroller around an element, or itself; returns where it stands now. */
export function scrollAround(element: Element, by: Scrolling): { x: number; y: number } {
  const scroller = scrollerAround(element);
  if ('end' in by) scroller.scrollTo({ ...endOf(scroller, by.end), behavior: 'instant' });
  else scroller.scrollBy({ left: by.right, top: by.down, behavior: 'instant' });
  return { x: Math.round(scroller.scrollLeft), y: Math.round(scroller.scrollTop) };
}

function endOf(scroller: Element, end: 'top' | 'bottom' | 'left' | 'right'): ScrollToOptions {
  switch (end) {
    case 'top':
      return { top: 0 };
    case 'bottom':
      return { top: scroller.scrollHeight };
    case 'left':
      return { left: 0 };
    case 'right':
      return { left: scroller.scrollWidth };
  }
}

export function extent(): PageExtent {
  const page = document.scrollingElement ?? document.documentElement;
  return {
    width: page.scrollWidth,
    height: page.scrollHeight,
    viewWidth: innerWidth,
    viewHeight: innerHeight,
    x: Math.round(scrollX),
    y: Math.round(scrollY),
  };
}
