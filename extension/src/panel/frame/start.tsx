import { render } from 'preact';
import { IndexedStore } from '../conversations/indexed-store';
import { MemoryStore } from '../conversations/memory-store';
import type { ConversationStore } from '../conversations/store';
import type { Host } from '../host/host';
import { App } from './app';
import { keepDocument } from './document';
import { assemble, PartsProvider } from './parts';

/** Draws the UI for its host into the page. */
export async function start(host: Host): Promise<void> {
  const store: ConversationStore = await IndexedStore.open().catch(() => new MemoryStore());
  const parts = assemble(host, store);
  parts.conversations.unkept.value = store instanceof MemoryStore;
  keepDocument(parts);
  await parts.conversations.list();
  render(
    <PartsProvider value={parts}>
      <App />
    </PartsProvider>,
    document.body,
  );
}
