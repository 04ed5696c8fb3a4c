import { arrive } from './arrive';
import type { Outcome, ToolContext } from './tool';

const NONE = {
  back: 'there is no page before this one in the history',
  forward: 'there is no page after this one in the history',
} as const;

/**
 * Goes through the history as the page itself would: the browser's own buttons pass over pages on
 * which no person has acted, and the agent's pages are such.
 */
export function throughHistory(
  context: ToolContext,
  direction: 'back' | 'forward',
): Promise<Outcome> {
  const { id } = context.tab;
  return arrive(id, context, NONE[direction], async () => {
    const steps: [number] = [direction === 'back' ? -1 : 1];
    const inPage = { target: { tabId: id }, args: steps, func: goBy };
    // Pages without scripts, such as the browser's page about an error, leave only the buttons.
    await chrome.scripting.executeScript(inPage).catch(() => byButton(id, direction));
  });
}

/** Runs in the page. */
function goBy(steps: number): void {
  history.go(steps);
}

async function byButton(tabId: number, direction: 'back' | 'forward'): Promise<void> {
  const going = direction === 'back' ? chrome.tabs.goBack(tabId) : chrome.tabs.goForward(tabId);
  await going.catch(() => undefined);
}
