import { url } from '../../shared/schema';
import { NOT_WEB, webAddress } from './addresses';
import { openBehind } from './open-behind';
import { defineTool, failed } from './tool';

export const openTab = defineTool({
  name: 'open_tab',
  description:
    'Opens an address in a new tab, behind what the person looks at, and goes on working there.' +
    ' The tab you worked in stays; switch_tab leads back to it.',
  fields: { url: url('The full address, with http:// or https://.') },
  effect: 'navigate',
  run: async ({ url }, context) => {
    const address = webAddress(url);
    return address ? openBehind(address, context) : failed(NOT_WEB);
  },
});
