import { flag, optional, url } from '../../shared/schema';
import { NOT_WEB, webAddress } from './addresses';
import { arrive } from './arrive';
import { openBehind } from './open-behind';
import { defineTool, failed } from './tool';

export const navigateTo = defineTool({
  name: 'navigate_to',
  description:
    'Opens an address in the tab you work in, in place of the page that is there, and waits until' +
    ' it is loaded. Numbers of elements from before are no longer valid afterwards.',
  fields: {
    url: url('The full address, with http:// or https://.'),
    new_tab: optional(flag('Open it in a new tab and go on there. Default false.')),
  },
  effect: 'navigate',
  run: async ({ url, new_tab }, context) => {
    const address = webAddress(url);
    if (!address) return failed(NOT_WEB);
    if (new_tab) return openBehind(address, context);
    const { id } = context.tab;
    return arrive(id, context, 'nothing was loaded', () =>
      chrome.tabs.update(id, { url: address }),
    );
  },
});
