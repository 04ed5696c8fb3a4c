import { choice, integer, optional } from '../../shared/schema';
import { defineTool, done } from './tool';

export const getPageContent = defineTool({
  name: 'get_page_content',
  description:
    "Reads the page's text as Markdown: the person's selection if there is one, else the" +
    ' article, else all visible text; in pieces.',
  fields: {
    max_length: optional(integer('At most so many characters. Default 15000.', 100, 100_000)),
    offset: optional(integer('Where to go on: next_offset of the piece before.', 0, 100_000_000)),
    scope: optional(choice('all leaves nothing visible out. Default main.', ['main', 'all'])),
  },
  effect: 'read',
  run: async ({ max_length, offset, scope }, { eyes, tab }) => {
    const piece = await eyes.read(tab.id, {
      ...(max_length === undefined ? {} : { maxLength: max_length }),
      ...(offset === undefined ? {} : { offset }),
      ...(scope === undefined ? {} : { scope }),
    });
    const { title, url, text, source, total, next, hidden } = piece;
    return done({
      title,
      url,
      text,
      source,
      total,
      ...(next === null ? {} : { next_offset: next }),
      ...(hidden > 0 ? { hidden } : {}),
    });
  },
});
