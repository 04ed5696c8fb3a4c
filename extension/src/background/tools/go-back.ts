import { arrive } from './arrive';
import { defineTool, failed } from './tool';

export const goBack = defineTool({
  name: 'go_back',
  description: 'Goes one page back in the history of the tab you work in.',
  fields: {},
  effect: 'navigate',
  run: async (_args, context) => {
    const { id } = context.tab;
    return arrive(id, context, () => chrome.tabs.goBack(id)).catch((error: Error) =>
      /Cannot find/.test(error.message)
        ? failed('there is no page before this one in the history')
        : Promise.reject(error),
    );
  },
});
