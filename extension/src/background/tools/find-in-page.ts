import { integer, optional, text } from '../../shared/schema';
import { defineTool, done, failed } from './tool';

export const findInPage = defineTool({
  name: 'find_in_page',
  description:
    'Finds a text, or a regular expression of RE2 syntax, in what the page displays; gives the' +
    ' words around each match and the number of the element it stands in.',
  fields: {
    text: optional(text('The text; upper and lower case are the same.', 1000)),
    regex: optional(text('The regular expression, in place of text.', 1000)),
    limit: optional(integer('The most matches to tell. Default 10.', 1, 100)),
  },
  effect: 'read',
  run: async ({ text, regex, limit }, { eyes, tab }) => {
    const found = await eyes.find(tab.id, {
      ...(text === undefined ? {} : { text }),
      ...(regex === undefined ? {} : { regex }),
      ...(limit === undefined ? {} : { limit }),
    });
    if (found.kind === 'refused') return failed(found.reason);
    const { matches, total, hidden } = found;
    return done({ matches, total, ...(hidden > 0 ? { hidden } : {}) });
  },
});
