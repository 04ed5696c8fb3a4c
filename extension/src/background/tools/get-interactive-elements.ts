import { elementsOf } from '../../shared/elements';
import { choice, integer, optional } from '../../shared/schema';
import { defineTool, done } from './tool';

export const getInteractiveElements = defineTool({
  name: 'get_interactive_elements',
  description:
    'Looks at the page: what can be clicked or typed into, each with its number, kind, name and' +
    ' state, among the text around it. Call it before acting, and again when the page has changed.',
  fields: {
    scope: optional(
      choice('What is in view, or all of the page. Default viewport.', ['viewport', 'page']),
    ),
    content: optional(choice('elements leaves the text out. Default all.', ['all', 'elements'])),
    part: optional(integer('Which part of a page that comes in parts. Default 1.', 1, 10_000)),
    max_tokens: optional(integer('The size of a part. Default and most 8000.', 200, 8000)),
    limit: optional(integer('The most elements to list.', 1, 500)),
  },
  effect: 'read',
  run: async ({ scope = 'viewport', content = 'all', part = 1, max_tokens, limit }, context) => {
    const { eyes, tab } = context;
    const budget = max_tokens === undefined ? {} : { maxTokens: max_tokens };
    const { text, ...parts } = await eyes.look(tab.id, { scope, content, part, ...budget });
    return done({ elements: elementsOf(text).slice(0, limit), snapshot: text, ...parts });
  },
});
