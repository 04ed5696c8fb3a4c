import { integer } from '../../shared/schema';
import { told } from './told';
import { defineTool } from './tool';

export const scrollTo = defineTool({
  name: 'scroll_to',
  description: 'Scrolls the page to a place and tells how far it went.',
  fields: {
    x: integer('CSS pixels from the left edge of the page.', 0, 10_000_000),
    y: integer('CSS pixels from the top of the page.', 0, 10_000_000),
  },
  effect: 'read',
  run: async ({ x, y }, context) => {
    const { hands, tab } = context;
    return told(await hands.act(tab.id, null, { kind: 'scroll to', x, y }), context);
  },
});
