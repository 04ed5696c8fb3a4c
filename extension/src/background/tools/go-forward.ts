import { throughHistory } from './history';
import { defineTool } from './tool';

export const goForward = defineTool({
  name: 'go_forward',
  description: 'Goes one page forward in the history of the tab you work in.',
  fields: {},
  effect: 'navigate',
  run: (_args, context) => throughHistory(context, 'forward'),
});
