import { askHands, type Frame, framesOf } from './frames';

/** A document that has our script answers at once. Milliseconds. */
const ANSWERS_IN = 1000;

/**
 * Puts our scripts into the documents of a tab that have none: those that were open before the
 * extension was installed, or loaded anew. Their own scripts have run by then, so listeners that
 * were added before are not seen there.
 */
export async function provideScripts(tabId: number): Promise<void> {
  const frames = await framesOf(tabId).catch(() => []);
  const without = await Promise.all(frames.map((frame) => isWithout(tabId, frame)));
  const documentIds = frames.flatMap((frame, index) => (without[index] ? frame.documentId : []));
  if (documentIds.length === 0) return;
  const target = { tabId, documentIds };
  // Both at once: they agree on a name before the page's next step.
  await Promise.allSettled([
    chrome.scripting.executeScript({ target, files: ['content.js'], injectImmediately: true }),
    chrome.scripting.executeScript({
      target,
      files: ['page-world.js'],
      injectImmediately: true,
      world: 'MAIN',
    }),
  ]);
}

/** At the extension's installation: all pages that are open. */
export function provideScriptsWhenInstalled(): void {
  chrome.runtime.onInstalled.addListener(async () => {
    const tabs = await chrome.tabs.query({ url: ['http://*/*', 'https://*/*'], discarded: false });
    await Promise.allSettled(tabs.map(({ id }) => provideScripts(id ?? -1)));
  });
}

async function isWithout(tabId: number, frame: Frame): Promise<boolean> {
  try {
    await askHands(tabId, frame, { hands: 'extent' }, ANSWERS_IN);
    return false;
  } catch (error) {
    return /Receiving end does not exist/.test(String(error));
  }
}
