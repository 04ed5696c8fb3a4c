import { type Declared, PICTURE } from './acting-browser';

const PAGE_TEXT = 'Tea is made from leaves. Write to budi@example.org.';
const PAGE = { document: 'd1', text: 'page "Tea" https://tea.example/\n#1 button "Brew"' };

/** The tools of a browser that shows a page about tea. */
export const TEA: readonly Declared[] = [
  {
    name: 'get_page_content',
    effect: 'read',
    does: () => ({ title: 'Tea', url: 'https://tea.example/', text: PAGE_TEXT }),
  },
  {
    name: 'get_interactive_elements',
    effect: 'read',
    does: () => ({ elements: [{ id: 1, role: 'button', name: 'Brew' }], snapshot: PAGE.text }),
  },
  {
    name: 'click_element',
    effect: 'act',
    schema: {
      type: 'object',
      properties: { ref: { type: 'integer', minimum: 0, 'x-role': 'ref' } },
      required: ['ref'],
    },
    does: () => ({ did: 'clicked #1 button "Brew"' }),
    page: { document: 'd1', text: `${PAGE.text}\n#2 button "Drink"` },
  },
  {
    name: 'type_text',
    effect: 'act',
    schema: {
      type: 'object',
      properties: {
        ref: { type: 'integer', minimum: 0, 'x-role': 'ref' },
        text: { type: 'string', 'x-role': 'text' },
      },
      required: ['ref', 'text'],
    },
    does: () => ({ did: 'typed' }),
  },
  {
    name: 'screenshot',
    effect: 'read',
    does: () => ({ image: PICTURE, mime_type: 'image/png' }),
  },
  {
    // It acts and says nothing of its arguments, so that its person is asked.
    name: 'send_order',
    effect: 'act',
    schema: { type: 'object', properties: { cups: { type: 'integer' } } },
    does: () => ({ ordered: true }),
  },
  {
    name: 'fail',
    effect: 'read',
    does: () => {
      throw new Error('#1 is stale, read again');
    },
  },
];
