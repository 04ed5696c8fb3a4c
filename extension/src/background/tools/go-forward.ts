import { arrive } from './arrive';
import { defineTool, failed } from './tool';

export const goForward = defineTool({
  name: 'go_forward',
  description: 'Goes one page forward in the history of the tab you work in.',
  fields: {},
  effect: 'navigate',
  run: async (_args, context) => {
    const { id } = context.tab;
    return arrive(id, context, () => chrome.tabs.goForward(id)).catch((error: Error) =>
      /Cannot find/.test(error.message)
        ? failed('there is no page after this one in the history')
        : Promise.reject(error),
    );
  },
});
