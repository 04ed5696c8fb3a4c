import type { RequestOutcome, Result } from '../../shared/socket-messages';
import type { Store } from './store';

/** What is known of a request that has come in. */
export type Entry =
  | { readonly state: 'running'; readonly at: number }
  | { readonly state: 'lost'; readonly at: number }
  | { readonly state: 'done'; readonly at: number; readonly result: Result };

const PREFIX = 'request:';
/** The oldest are forgotten first; the server asks for none that is older than its run. */
const MOST_ENTRIES = 100;
/** Results together, in characters: a session store holds 10 MiB. */
const MOST_KEPT = 4 * 1024 * 1024;

/**
 * Knows every request that has come in, so that each is acted on once, also where the worker dies
 * in the middle or the server sends it again. What is written here is written before the act.
 */
export class Journal {
  private constructor(
    private readonly store: Store,
    private readonly entries: Map<string, Entry>,
    private readonly now: () => number,
  ) {}

  /** Opens it after a start of the worker: what was running then has nobody at it any more. */
  static async open(store: Store, now: () => number = Date.now): Promise<Journal> {
    const stored = Object.entries(await store.get(null))
      .filter(([key]) => key.startsWith(PREFIX))
      .map(([key, value]): [string, Entry] => [key.slice(PREFIX.length), value as Entry])
      .sort(([, a], [, b]) => a.at - b.at);
    const journal = new Journal(store, new Map(stored), now);
    for (const [id, entry] of stored) {
      if (entry.state === 'running') await journal.put(id, { state: 'lost', at: entry.at });
    }
    return journal;
  }

  find(id: string): Entry | undefined {
    return this.entries.get(id);
  }

  /** Notes a request that is about to be acted on. @throws Error where that cannot be kept */
  async begin(id: string): Promise<void> {
    try {
      await this.put(id, { state: 'running', at: this.now() });
    } catch (error) {
      this.entries.delete(id);
      throw error;
    }
    await this.trim();
  }

  /** Notes what came of it. What is too large to keep is known to this worker only. */
  async finish(id: string, result: Result): Promise<void> {
    const entry: Entry = { state: 'done', at: this.now(), result };
    this.entries.set(id, entry);
    const small = sizeOf(entry) <= MOST_KEPT / 4;
    await this.write(id, small ? entry : { state: 'lost', at: entry.at }).catch(() => undefined);
    await this.trim();
  }

  /** What to tell the server of all requests, the oldest first. */
  outcomes(): RequestOutcome[] {
    return [...this.entries].map(([request_id, entry]) =>
      entry.state === 'done'
        ? { request_id, state: entry.state, ...entry.result }
        : { request_id, state: entry.state },
    );
  }

  /** Forgets all: the session they belonged to is gone. What runs is still known. */
  async clear(): Promise<void> {
    const over = [...this.entries].filter(([, { state }]) => state !== 'running');
    await this.forget(over.map(([id]) => id));
  }

  private async put(id: string, entry: Entry): Promise<void> {
    this.entries.set(id, entry);
    await this.write(id, entry);
  }

  private write(id: string, entry: Entry): Promise<void> {
    return this.store.set({ [PREFIX + id]: entry });
  }

  private async trim(): Promise<void> {
    const over = [...this.entries].filter(([, { state }]) => state !== 'running');
    let kept = over.reduce((sum, [, entry]) => sum + sizeOf(entry), 0);
    let count = this.entries.size;
    const old: string[] = [];
    for (const [id, entry] of over.slice(0, -1)) {
      if (count <= MOST_ENTRIES && kept <= MOST_KEPT) break;
      old.push(id);
      count -= 1;
      kept -= sizeOf(entry);
    }
    await this.forget(old);
  }

  private async forget(ids: readonly string[]): Promise<void> {
    if (ids.length === 0) return;
    for (const id of ids) this.entries.delete(id);
    await this.store.remove(ids.map((id) => PREFIX + id));
  }
}

function sizeOf(entry: Entry): number {
  return entry.state === 'done' ? JSON.stringify(entry.result).length : 0;
}
