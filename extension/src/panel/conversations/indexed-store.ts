import { matching } from './matching';
import type { Conversation, ConversationStore, Summary } from './store';

const NAME = 'rig-conversations';
const VERSION = 1;
const SUMMARIES = 'summaries';
const CONVERSATIONS = 'conversations';

/**
 * Keeps conversations in this browser's IndexedDB. Summaries lie beside the conversations, so that
 * a list does not read all pictures.
 */
export class IndexedStore implements ConversationStore {
  private constructor(private readonly database: IDBDatabase) {}

  /** @throws where the browser keeps nothing, as in some private windows */
  static async open(factory: IDBFactory = indexedDB): Promise<IndexedStore> {
    const opening = factory.open(NAME, VERSION);
    opening.onupgradeneeded = () => {
      opening.result.createObjectStore(SUMMARIES, { keyPath: 'id' });
      opening.result.createObjectStore(CONVERSATIONS, { keyPath: 'id' });
    };
    const database = await answerOf(opening);
    // A newer version in another tab must not wait for this one.
    database.onversionchange = () => database.close();
    return new IndexedStore(database);
  }

  close(): void {
    this.database.close();
  }

  async list(text: string): Promise<readonly Summary[]> {
    if (text.trim() !== '') return matching(await this.all(), text);
    const store = this.reading(SUMMARIES);
    const summaries = await answerOf<Summary[]>(store.getAll());
    return summaries.sort((a, b) => b.changed - a.changed);
  }

  async read(id: string): Promise<Conversation | null> {
    return (await answerOf<Conversation | undefined>(this.reading(CONVERSATIONS).get(id))) ?? null;
  }

  save(conversation: Conversation): Promise<void> {
    const { id, title, changed } = conversation;
    return this.write((summaries, conversations) => {
      summaries.put({ id, title, changed });
      conversations.put(conversation);
    });
  }

  remove(id: string): Promise<void> {
    return this.write((summaries, conversations) => {
      summaries.delete(id);
      conversations.delete(id);
    });
  }

  private all(): Promise<Conversation[]> {
    return answerOf(this.reading(CONVERSATIONS).getAll());
  }

  private reading(name: string): IDBObjectStore {
    return this.database.transaction(name).objectStore(name);
  }

  private write(change: (summaries: IDBObjectStore, all: IDBObjectStore) => void): Promise<void> {
    const transaction = this.database.transaction([SUMMARIES, CONVERSATIONS], 'readwrite');
    change(transaction.objectStore(SUMMARIES), transaction.objectStore(CONVERSATIONS));
    return new Promise((resolve, reject) => {
      transaction.oncomplete = () => resolve();
      transaction.onabort = () => reject(transaction.error);
    });
  }
}

function answerOf<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}
