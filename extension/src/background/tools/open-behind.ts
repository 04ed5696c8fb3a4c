import { arrived } from './arrive';
import { done, type Outcome, type ToolContext } from './tool';

/** Opens a tab behind the one the person looks at, and makes it the one the run works in. */
export async function openBehind(address: string, context: ToolContext): Promise<Outcome> {
  const { tab, navigations, signal } = context;
  signal.throwIfAborted();
  const created = await chrome.tabs.create({ url: address, active: false, openerTabId: tab.id });
  const id = created.id as number;
  tab.opens(id);
  tab.moveTo(id);
  const outcome = await arrived(navigations.watchNew(id));
  return outcome.ok ? done({ tab_id: id, ...(outcome.data as object) }) : outcome;
}
