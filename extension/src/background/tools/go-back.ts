import { throughHistory } from './history';
import { defineTool } from './tool';

export const goBack = defineTool({
  name: 'go_back',
  description: 'Goes one page back in the history of the tab you work in.',
  fields: {},
  effect: 'navigate',
  run: (_args, context) => throughHistory(context, 'back'),
});
