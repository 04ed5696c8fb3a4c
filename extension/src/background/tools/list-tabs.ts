import { defineTool, done } from './tool';

/** More tabs than this nobody can choose from. */
const MOST = 100;

export const listTabs = defineTool({
  name: 'list_tabs',
  description: 'Lists the open tabs: number, title, address, and which one you work in.',
  fields: {},
  effect: 'read',
  run: async (_args, { tab }) => {
    const { incognito } = await chrome.tabs.get(tab.id);
    const all = (await chrome.tabs.query({})).filter((each) => each.incognito === incognito);
    const tabs = all.slice(0, MOST).map(({ id = -1, title = '', url = '', active }) => ({
      tab_id: id,
      title,
      url,
      in_front: active,
      yours: tab.owns(id),
      current: id === tab.id,
    }));
    return done({ tabs, total: all.length });
  },
});
