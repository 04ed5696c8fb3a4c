import createPurifier from 'dompurify';

const ELEMENTS = [
  ...['p', 'br', 'hr', 'strong', 'em', 'del', 'code', 'pre', 'blockquote', 'a', 'span'],
  ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'ul', 'ol', 'li'],
  ...['table', 'thead', 'tbody', 'tr', 'th', 'td'],
];

/** Neither `id` nor `name`, `style` nor `src`: nothing that reaches beyond the text. */
const MARKDOWN_ATTRIBUTES = ['href', 'start', 'align', 'data-language'];

const SHARED = {
  ALLOWED_TAGS: ELEMENTS,
  ALLOW_ARIA_ATTR: false,
  ALLOW_DATA_ATTR: false,
  RETURN_DOM_FRAGMENT: true,
} as const;

const purifier = createPurifier(window);

/** The second barrier behind the renderer: only the elements that Markdown is made of. */
export function sanitised(html: string): DocumentFragment {
  return purifier.sanitize(html, { ...SHARED, ALLOWED_ATTR: MARKDOWN_ATTRIBUTES });
}

/** The spans of highlighted code. */
export function sanitisedCode(html: string): DocumentFragment {
  return purifier.sanitize(html, { ...SHARED, ALLOWED_TAGS: ['span'], ALLOWED_ATTR: ['class'] });
}
