import { LOADS_IN } from '../hands';
import type { TabWatch } from '../navigations';
import { done, failed, type Outcome, type ToolContext } from './tool';

/** A navigation that the browser was told to make begins at once. Milliseconds. */
const BEGINS_IN = 2000;

/**
 * Makes a tab navigate and tells where it arrived: at the load of the main document, or after 10 s.
 *
 * @param never what to say where no navigation begins
 */
export async function arrive(
  tabId: number,
  { navigations, signal }: ToolContext,
  never: string,
  go: () => Promise<unknown>,
): Promise<Outcome> {
  signal.throwIfAborted();
  const watch = navigations.watch(tabId);
  try {
    await go();
  } catch (error) {
    watch.stop();
    throw error;
  }
  return arrived(watch, never);
}

/** Tells where a navigation that has been begun arrives; ends the watch. */
export async function arrived(watch: TabWatch, never = 'nothing was opened'): Promise<Outcome> {
  const end = await watch.ended(BEGINS_IN, LOADS_IN);
  watch.stop();
  if (end.kind === 'failed') return failed(`the page could not be loaded: ${end.error}`);
  if (end.kind === 'none') return failed(never);
  const { url = '', pendingUrl, title = '' } = await chrome.tabs.get(watch.tabId);
  const late = end.kind === 'late' ? { note: 'the page is still loading' } : {};
  return done({ navigated_to: pendingUrl || url, title, ...late });
}
