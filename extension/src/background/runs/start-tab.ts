import type { Navigations } from '../navigations';
import { isOwnPage } from '../own-pages';

/** A blank tab takes no longer. Milliseconds. */
const BLANK_IN = 1000;

/**
 * The tab that a run begins in: the one in front of the window that the person used last. Not a
 * page of the server itself, such as the console: a run would navigate it away; nor a page of the
 * browser, except a new tab. Where the panel itself is in front, in a tab of its own, it is the tab
 * that was looked at before.
 *
 * @returns null where none is right: the run then gets a tab of its own when it needs one
 */
export async function startTab(server: string): Promise<number | null> {
  const window = await chrome.windows
    .getLastFocused({ windowTypes: ['normal'] })
    .catch(() => undefined);
  if (window?.id === undefined) return null;
  const [tab] = await chrome.tabs.query({ active: true, windowId: window.id });
  if (tab?.id === undefined) return null;
  if (tab.url?.startsWith(chrome.runtime.getURL(''))) return usedLast(server);
  return isWorkplace(urlOf(tab), server) ? tab.id : null;
}

async function usedLast(server: string): Promise<number | null> {
  const tabs = await chrome.tabs.query({ windowType: 'normal' });
  const [last] = tabs
    .filter((tab) => isWorkplace(urlOf(tab), server))
    .sort((one, other) => (other.lastAccessed ?? 0) - (one.lastAccessed ?? 0));
  return last?.id ?? null;
}

function urlOf({ pendingUrl, url }: chrome.tabs.Tab): string {
  return pendingUrl || url || '';
}

/**
 * A blank tab behind what the person looks at. It is there as a whole: else its own arrival could
 * be taken for that of the first page which the run opens.
 */
export async function blankTab(navigations: Navigations): Promise<number> {
  const { id } = await chrome.tabs.create({ url: 'about:blank', active: false });
  const watch = navigations.watchNew(id as number);
  await watch.ended(BLANK_IN, BLANK_IN);
  watch.stop();
  return id as number;
}

export function isWorkplace(url: string, server: string): boolean {
  if (url === '' || /^(about:blank|(chrome|edge|brave):\/\/(newtab|new-tab-page)\b)/.test(url)) {
    return true;
  }
  return isWeb(url) && !isOwnPage(url, server);
}

export function isWeb(url: string): boolean {
  return /^https?:\/\//.test(url);
}
