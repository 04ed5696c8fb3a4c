import { computeAccessibleName } from 'dom-accessibility-api';
import { isSecretField } from '../dom/secret-field';
import type { Names, Styles } from '../dom/styles';
import { isNotDrawn } from '../dom/tags';
import { isVeiled } from '../dom/veil';

/**
 * The accessible name, white space collapsed, `''` where there is none. By dom-accessibility-api;
 * the placeholder, which HTML-AAM 1.0 (4.1.1) puts last, is added here.
 */
export function nameOf(element: Element, styles: Styles): string {
  return namesOf(element, styles).full;
}

/**
 * The name as it is told. Where letters that a person can see name the element, those of no opacity,
 * size or colour of their own are left out. Text for screen readers only, which stands out of sight
 * beside it (`.sr-only`), stays part of the name, and so do `aria-label` and the like.
 */
export function shownNameOf(element: Element, styles: Styles): string {
  return namesOf(element, styles).shown;
}

function namesOf(element: Element, styles: Styles): Names {
  const known = styles.names.get(element);
  if (known) return known;
  const placeholder = clean(placeholderOf(element));
  const attempt = isNamedBySecret(element) ? NAMELESS : accessibleName(element, styles, false);
  const full = clean(attempt.name) || placeholder;
  // Looked at twice only where there is a difference to be found.
  const legible = attempt.veiled ? accessibleName(element, styles, true).name : attempt.name;
  const names = { full, shown: clean(legible) || full };
  styles.names.set(element, names);
  return names;
}

interface Attempt {
  readonly name: string;
  /** Whether letters that nobody sees have gone into it. */
  readonly veiled: boolean;
}

const NAMELESS: Attempt = { name: '', veiled: false };

/**
 * A page can make the library fail (see native.ts) or go round in circles of `aria-owns`; to us
 * that is an element without a name.
 */
function accessibleName(element: Element, styles: Styles, legible: boolean): Attempt {
  if (styles.failures >= MOST_FAILURES) return NAMELESS;
  const veils = { met: false };
  try {
    const name = computeAccessibleName(element, optionsFor(element, styles, legible, veils));
    return { name, veiled: veils.met };
  } catch {
    styles.failures += 1;
    return NAMELESS;
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

function optionsFor(root: Element, styles: Styles, legible: boolean, veils: { met: boolean }) {
  let steps = 0;
  const styleOf = (element: Element): CSSStyleDeclaration => {
    if (element.localName === 'area') return DISPLAYED;
    if (element === root) return styles.of(element);
    if (isSecretField(element) || isNotDrawn(element)) return NOT_DISPLAYED;
    const veiled = isVeiled(element, styles);
    veils.met ||= veiled;
    return veiled && legible ? NOT_DISPLAYED : styles.of(element);
  };
  return {
    computedStyleSupportsPseudoElements: true,
    getComputedStyle: (element: Element, pseudo?: string | null) => {
      if (++steps > MOST_STEPS) throw new RangeError('a name without an end');
      return pseudo ? getComputedStyle(element, pseudo) : styleOf(element);
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
