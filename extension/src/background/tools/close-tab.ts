import { quote } from '../../shared/quote';
import { integer, optional, plain } from '../../shared/schema';
import { defineTool, done, failed } from './tool';

export const closeTab = defineTool({
  name: 'close_tab',
  description:
    'Closes a tab, by default the one you work in; you then go on in another tab that you opened,' +
    ' or else in the one this one was opened from.',
  fields: {
    tab_id: optional(plain(integer('The tab_id that list_tabs gave it.', 0, 2 ** 31 - 1))),
  },
  effect: 'act',
  run: async ({ tab_id }, { tab, hands, signal }) => {
    const id = tab_id ?? tab.id;
    const closing = await chrome.tabs.get(id).catch(() => null);
    if (!closing) return failed(`there is no tab ${id}: call list_tabs`);
    await hands.guardTab(id);
    signal.throwIfAborted();
    await chrome.tabs.remove(id);
    if (tab.loses(id)) {
      const next = tab.another() ?? closing.openerTabId ?? (await neighbourOf(closing));
      if (next === null) return done({ closed: id, note: 'no tab is left to work in' });
      tab.moveTo(next);
    }
    return done({ closed: id, working_in: tab.id });
  },
  aim: async ({ tab_id }, { tab }) => {
    const { title = '', url = '' } = await chrome.tabs.get(tab_id ?? tab.id);
    return { target: `tab ${quote(title)}`, url };
  },
});

async function neighbourOf({ windowId }: chrome.tabs.Tab): Promise<number | null> {
  const [active] = await chrome.tabs.query({ windowId, active: true });
  return active?.id ?? null;
}
