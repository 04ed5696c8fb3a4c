import { arrive } from './arrive';
import type { Outcome, ToolContext } from './tool';
import { done } from './tool';

/** Opens a tab behind the one the person looks at, and makes it the one the run works in. */
export async function openBehind(address: string, context: ToolContext): Promise<Outcome> {
  const { tab } = context;
  // Empty at first, so that nothing of the navigation is missed before its tab is known.
  const created = await chrome.tabs.create({
    active: false,
    openerTabId: tab.id,
    url: 'about:blank',
  });
  const id = created.id as number;
  tab.opens(id);
  tab.moveTo(id);
  const arrived = await arrive(id, context, () => chrome.tabs.update(id, { url: address }));
  if (!arrived.ok) return arrived;
  return done({ tab_id: id, ...(arrived.data as object) });
}
