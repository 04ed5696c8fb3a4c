import { computeAccessibleName } from 'dom-accessibility-api';
import type { Styles } from '../dom/styles';
import { isNotDrawn } from '../dom/tags';

/**
 * The accessible name, white space collapsed, `''` where there is none. By dom-accessibility-api;
 * the placeholder, which HTML-AAM 1.0 (4.1.1) puts last, is added here.
 */
export function nameOf(element: Element, styles: Styles): string {
  const name = clean(computeAccessibleName(element, optionsFor(styles)));
  return name || clean(placeholderOf(element));
}

/** Icon fonts draw with private-use characters; nobody can read those. */
export function clean(text: string): string {
  return text
    .replace(/[\p{Co}\u200b\u2060\ufeff\u00ad]/gu, '')
    .replace(/\s+/g, ' ')
    .trim();
}

function optionsFor(styles: Styles) {
  return {
    computedStyleSupportsPseudoElements: true,
    getComputedStyle: (element: Element, pseudo?: string | null) => {
      if (pseudo) return getComputedStyle(element, pseudo);
      if (element.localName === 'area') return DISPLAYED;
      return isNotDrawn(element) ? NOT_DISPLAYED : styles.of(element);
    },
  };
}

/** The style of a `noscript` claims it is displayed, and its source text would become a name. */
const NOT_DISPLAYED = { getPropertyValue: () => 'none' } as unknown as CSSStyleDeclaration;

/** An area of an image map claims not to be displayed, and yet has a name. */
const DISPLAYED = { getPropertyValue: () => 'inline' } as unknown as CSSStyleDeclaration;

function placeholderOf(element: Element): string {
  return element.getAttribute('placeholder') ?? element.getAttribute('aria-placeholder') ?? '';
}
