import type { PersonActed } from '../../shared/run-messages';
import { askRunSide } from '../frames';
import type { OwnInput } from '../precise/own-input';
import type { Runs } from './runs';

/**
 * Notices that the person uses the tab of a run that is on.
 *
 * @param ready the runs, once they have been taken up
 * @param own trusted input of ours, which looks like a person's
 */
export function watchForTakeover(ready: Promise<Runs>, own: OwnInput): void {
  chrome.runtime.onMessage.addListener((message: Partial<PersonActed>, sender, respond) => {
    const { personActed } = message ?? {};
    const tabId = sender.tab?.id;
    if (sender.id !== chrome.runtime.id || typeof personActed !== 'number') return false;
    if (tabId === undefined) return false;
    if (own.covers(tabId, personActed)) respond(true);
    else void ready.then((runs) => runs.personUsed(tabId)).then(respond);
    return true;
  });
  // A document that came while the run was on does not know of it; at its commit the content script
  // may not be there yet.
  const tell = (frame: chrome.webNavigation.WebNavigationFramedCallbackDetails) =>
    void ready.then((runs) => watchIn(frame, runs));
  chrome.webNavigation.onCommitted.addListener(tell);
  chrome.webNavigation.onDOMContentLoaded.addListener(tell);
}

async function watchIn(
  { tabId, frameId, documentId }: chrome.webNavigation.WebNavigationFramedCallbackDetails,
  runs: Runs,
): Promise<void> {
  const isWatched = (await runs.all()).some((run) => run.tabId === tabId && run.now.atWork);
  if (!isWatched || documentId === undefined) return;
  const frame = { frameId, parentFrameId: -1, documentId };
  await askRunSide(tabId, frame, { run: 'watch person', on: true }, 1000).catch(() => undefined);
}
