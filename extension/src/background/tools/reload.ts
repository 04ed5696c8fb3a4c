import { arrive } from './arrive';
import { defineTool } from './tool';

export const reload = defineTool({
  name: 'reload',
  description: 'Loads the page of the tab you work in again. What was typed into it is lost.',
  fields: {},
  effect: 'navigate',
  run: async (_args, context) => {
    const { id } = context.tab;
    return arrive(id, context, 'nothing was loaded', () => chrome.tabs.reload(id));
  },
});
