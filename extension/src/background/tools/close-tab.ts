import { integer, optional } from '../../shared/schema';
import { defineTool, done, failed } from './tool';

export const closeTab = defineTool({
  name: 'close_tab',
  description:
    'Closes a tab, by default the one you work in; you then go on in another tab that you opened,' +
    ' or else in the one this one was opened from.',
  fields: { tab_id: optional(integer('The tab_id that list_tabs gave it.', 0, 2 ** 31 - 1)) },
  effect: 'act',
  run: async ({ tab_id }, { tab, judge }) => {
    const id = tab_id ?? tab.id;
    const closing = await chrome.tabs.get(id).catch(() => null);
    if (!closing) return failed(`there is no tab ${id}: call list_tabs`);
    const refusal = await judge({ tool: 'close_tab', target: `tab "${closing.title ?? ''}"` });
    if (refusal) return failed(refusal);
    await chrome.tabs.remove(id);
    if (tab.loses(id)) {
      const next = tab.another() ?? closing.openerTabId ?? (await neighbourOf(closing));
      if (next === null) return done({ closed: id, note: 'no tab is left to work in' });
      tab.moveTo(next);
    }
    return done({ closed: id, working_in: tab.id });
  },
});

async function neighbourOf({ windowId }: chrome.tabs.Tab): Promise<number | null> {
  const [active] = await chrome.tabs.query({ windowId, active: true });
  return active?.id ?? null;
}
