import { computeAccessibleName } from 'dom-accessibility-api';
import { isSecretField } from '../dom/secret-field';
import type { Styles } from '../dom/styles';
import { isNotDrawn } from '../dom/tags';

/**
 * The accessible name, white space collapsed, `''` where there is none. By dom-accessibility-api;
 * the placeholder, which HTML-AAM 1.0 (4.1.1) puts last, is added here.
 */
export function nameOf(element: Element, styles: Styles): string {
  const name = isNamedBySecret(element) ? '' : clean(accessibleName(element, styles));
  return name || clean(placeholderOf(element));
}

/**
 * A page can make the library fail (see native.ts) or go round in circles of `aria-owns`; to us
 * that is an element without a name.
 */
function accessibleName(element: Element, styles: Styles): string {
  if (styles.failures >= MOST_FAILURES) return '';
  try {
    return computeAccessibleName(element, optionsFor(element, styles));
  } catch {
    styles.failures += 1;
    return '';
  }
}

/** The name of an element labelled by a field is the field's value, which may be a secret. */
function isNamedBySecret(element: Element): boolean {
  const ids = element.getAttribute('aria-labelledby');
  if (!ids) return false;
  const root = element.getRootNode() as Document | ShadowRoot;
  return ids.split(/\s+/).some((id) => {
    const label = root.getElementById(id);
    return label !== null && label !== element && isSecretField(label);
  });
}

/** Icon fonts draw with private-use characters; nobody can read those. */
export function clean(text: string): string {
  return text
    .replace(/[\p{Co}\u200b\u2060\ufeff\u00ad]/gu, '')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Styles asked for one name; what is not cached grows with each round of a circle. */
const MOST_STEPS = 1000;

/** After so many in one snapshot the page is hostile, and its names are not worth the time. */
const MOST_FAILURES = 10;

function optionsFor(root: Element, styles: Styles) {
  let steps = 0;
  return {
    computedStyleSupportsPseudoElements: true,
    getComputedStyle: (element: Element, pseudo?: string | null) => {
      if (++steps > MOST_STEPS) throw new RangeError('a name without an end');
      if (pseudo) return getComputedStyle(element, pseudo);
      if (element.localName === 'area') return DISPLAYED;
      if (element !== root && isSecretField(element)) return NOT_DISPLAYED;
      return isNotDrawn(element) ? NOT_DISPLAYED : styles.of(element);
    },
  };
}

/**
 * For what must not become part of a name: the source text of a `noscript`, whose style claims that
 * it is displayed, and the value of a secret field inside a label.
 */
const NOT_DISPLAYED = { getPropertyValue: () => 'none' } as unknown as CSSStyleDeclaration;

/** An area of an image map claims not to be displayed, and yet has a name. */
const DISPLAYED = { getPropertyValue: () => 'inline' } as unknown as CSSStyleDeclaration;

function placeholderOf(element: Element): string {
  return element.getAttribute('placeholder') ?? element.getAttribute('aria-placeholder') ?? '';
}
