const TITLE = 'Backend Rig';

/** One after the other: two at once would make two groups. */
let last: Promise<unknown> = Promise.resolve();

/** Puts a tab that the agent opened into the agent's group of its window, without showing it. */
export function groupTab(tabId: number): Promise<void> {
  // Not possible in some windows, and not while the person drags a tab: then it stays where it is.
  const done = last.then(() => group(tabId)).catch(() => undefined);
  last = done;
  return done;
}

async function group(tabId: number): Promise<void> {
  const { windowId } = await chrome.tabs.get(tabId);
  const [existing] = await chrome.tabGroups.query({ windowId, title: TITLE });
  if (existing) {
    await chrome.tabs.group({ tabIds: tabId, groupId: existing.id });
    return;
  }
  const made = await chrome.tabs.group({ tabIds: tabId, createProperties: { windowId } });
  await chrome.tabGroups.update(made, { title: TITLE, color: 'pink' });
}
