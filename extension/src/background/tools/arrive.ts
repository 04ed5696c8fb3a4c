import { LOADS_IN } from '../hands';
import { done, failed, type Outcome, type ToolContext } from './tool';

/** A navigation that the browser was told to make begins at once. Milliseconds. */
const BEGINS_IN = 3000;

/**
 * Makes a tab navigate and tells where it arrived: at the load of the main document, or after 10 s.
 */
export async function arrive(
  tabId: number,
  { navigations }: ToolContext,
  go: () => Promise<unknown>,
): Promise<Outcome> {
  const watch = navigations.watch(tabId);
  try {
    await go();
    const end = await watch.ended(BEGINS_IN, LOADS_IN);
    if (end.kind === 'failed') return failed(`the page could not be loaded: ${end.error}`);
    const { url = '', pendingUrl, title = '' } = await chrome.tabs.get(tabId);
    const note = NOTES[end.kind];
    return done({ navigated_to: pendingUrl || url, title, ...(note ? { note } : {}) });
  } finally {
    watch.stop();
  }
}

const NOTES = {
  loaded: '',
  late: 'the page is still loading',
  none: 'no navigation was seen',
} as const;
