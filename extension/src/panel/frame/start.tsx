import { render } from 'preact';
import { IndexedStore } from '../conversations/indexed-store';
import { MemoryStore } from '../conversations/memory-store';
import type { ConversationStore } from '../conversations/store';
import type { Host } from '../host/host';
import { App } from './app';
import { keepDocument } from './document';
import { assemble, type Parts, PartsProvider } from './parts';

/** Draws the UI for its host into the page. */
export async function start(host: Host): Promise<void> {
  const store: ConversationStore = await IndexedStore.open().catch(() => new MemoryStore());
  const parts = assemble(host, store);
  parts.conversations.unkept.value = store instanceof MemoryStore;
  keepDocument(parts);
  await parts.conversations.list();
  await goOn(parts);
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') parts.chat.keepNow();
  });
  render(
    <PartsProvider value={parts}>
      <App />
    </PartsProvider>,
    document.body,
  );
}

/** Opens the newest conversation where its answer was still being written. */
async function goOn({ conversations, chat }: Parts): Promise<void> {
  const [newest] = conversations.summaries.value;
  const isUnfinished = newest && (await conversations.isUnfinished(newest.id));
  if (!isUnfinished) return;
  await conversations.show(newest.id);
  chat.takeUp();
}
