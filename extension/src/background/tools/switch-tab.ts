import { integer } from '../../shared/schema';
import { OWN_PAGE, showsOwnPage } from '../own-pages';
import { defineTool, done, failed } from './tool';

export const switchTab = defineTool({
  name: 'switch_tab',
  description:
    'Goes on working in another open tab. It is not brought to the front: the person may be' +
    ' looking at something else.',
  fields: { tab_id: integer('The tab_id that list_tabs gave it.', 0, 2 ** 31 - 1) },
  effect: 'navigate',
  run: async ({ tab_id }, { tab }) => {
    const found = await chrome.tabs.get(tab_id).catch(() => null);
    if (!found) return failed(`there is no tab ${tab_id}: call list_tabs`);
    if (await showsOwnPage(tab_id)) return failed(OWN_PAGE);
    tab.moveTo(tab_id);
    return done({ tab_id, url: found.url ?? '', title: found.title ?? '' });
  },
});
