import type { Page } from 'playwright-core';
import { headersOf, type SavedPage, servedHtml } from '../../test/support/page-server';

/**
 * The address that a saved page says it has (`canonical`, else `og:url`); null where it says none.
 * Opened at another one, every link of its own site would be one to another site.
 */
function ownAddress(html: string): string | null {
  const [head = ''] = html.split(/<body\b/i, 1);
  const tags = head.match(/<(?:link|meta)\b[^>]*>/gi) ?? [];
  const said =
    valueIn(tags, /\brel=["']?canonical\b/i, /\bhref=["']([^"']+)/i) ??
    valueIn(tags, /\bproperty=["']?og:url\b/i, /\bcontent=["']([^"']+)/i);
  const url = said === null ? null : URL.parse(said);
  return url && /^https?:$/.test(url.protocol) ? url.href : null;
}

function valueIn(tags: readonly string[], wanted: RegExp, value: RegExp): string | null {
  const tag = tags.find((each) => wanted.test(each) && value.test(each));
  return tag === undefined ? null : (value.exec(tag)?.[1] ?? null);
}

/** Opens a saved page at the address that it says it has, else at one where it is served. */
export async function openSaved(page: Page, saved: SavedPage, served: string): Promise<void> {
  await page.unrouteAll();
  const own = ownAddress(saved.html);
  if (own) await standIn(page, saved);
  await page.goto(own ?? served, { waitUntil: 'load' });
}

/** Has the browser take this page for what stands at any address; nothing else is let through. */
async function standIn(page: Page, saved: SavedPage): Promise<void> {
  await page.route('**/*', (route) => {
    if (!route.request().isNavigationRequest()) return route.abort();
    return route.fulfill({ headers: headersOf(saved), body: servedHtml(saved) });
  });
}
