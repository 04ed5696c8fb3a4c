const NOT_DRAWN: ReadonlySet<string> = new Set(
  'script style template noscript head meta link title base datalist param source track'.split(' '),
);

const OPAQUE: ReadonlySet<string> = new Set(
  'select textarea input canvas video audio object embed img iframe frame progress meter'.split(
    ' ',
  ),
);

/** Elements that never show anything, whatever their style says. */
export function isNotDrawn(element: Element): boolean {
  return NOT_DRAWN.has(element.localName);
}

/** Elements whose children are data or a fallback and are not what is drawn. */
export function isOpaque(element: Element): boolean {
  return OPAQUE.has(element.localName);
}
