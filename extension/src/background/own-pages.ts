import { readSettings } from '../shared/settings';

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

/**
 * Whether an address is one of the assistant itself: a page of the server, such as the console, or
 * of an extension. The agent never acts there: it could press its own Allow.
 */
export function isOwnPage(url: string, server: string): boolean {
  if (/^(chrome|moz)-extension:/.test(url)) return true;
  if (!URL.canParse(url) || !URL.canParse(server)) return false;
  const [page, own] = [new URL(url), new URL(server)];
  const sameHost =
    page.hostname === own.hostname || (LOOPBACK.has(page.hostname) && LOOPBACK.has(own.hostname));
  return sameHost && page.port === own.port && page.protocol === own.protocol;
}

/** The same of the page that a tab shows, or is on its way to. */
export async function showsOwnPage(tabId: number): Promise<boolean> {
  const [{ pendingUrl, url }, { server }] = await Promise.all([
    chrome.tabs.get(tabId),
    readSettings(),
  ]);
  return [pendingUrl, url].some((each) => each !== undefined && isOwnPage(each, server));
}

export const OWN_PAGE = 'this is a page of the assistant itself, where you may not act';
