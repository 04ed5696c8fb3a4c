import { NO_REFS, type TabRefs, withDocument, withHighest } from './ref-blocks';

/** The numbers of all tabs, kept in session storage because the worker dies when idle. */
export class TabRefsStore {
  /** Changes are made one after the other: two at once would hand out the same block twice. */
  private last: Promise<unknown> = Promise.resolve();

  /** The first number of a document's block; the same each time it is asked. */
  firstOf(tabId: number, documentId: string, top: boolean): Promise<number> {
    return this.change(tabId, (refs) => withDocument(refs, documentId, top)).then(
      (refs) => refs.firsts[documentId] ?? 1,
    );
  }

  async noteHighest(tabId: number, documentId: string, highest: number): Promise<void> {
    await this.change(tabId, (refs) => withHighest(refs, documentId, highest));
  }

  forget(tabId: number): Promise<void> {
    return chrome.storage.session.remove(keyOf(tabId));
  }

  private change(tabId: number, edit: (refs: TabRefs) => TabRefs): Promise<TabRefs> {
    const next = this.last.then(() => apply(tabId, edit));
    this.last = next.catch(() => undefined);
    return next;
  }
}

async function apply(tabId: number, edit: (refs: TabRefs) => TabRefs): Promise<TabRefs> {
  const key = keyOf(tabId);
  const stored = (await chrome.storage.session.get(key))[key] as TabRefs | undefined;
  const before = stored ?? NO_REFS;
  const after = edit(before);
  if (after !== before) await chrome.storage.session.set({ [key]: after });
  return after;
}

function keyOf(tabId: number): string {
  return `refs:${tabId}`;
}
