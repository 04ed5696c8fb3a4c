import type { Store } from '../../src/background/connection/store';

/** Keeps what it is given, as the browser does; what was kept can be looked at. */
export class MemoryStore implements Store {
  readonly items = new Map<string, unknown>();
  /** More is refused, in characters. */
  room = Number.POSITIVE_INFINITY;

  async get(keys: string | readonly string[] | null): Promise<Record<string, unknown>> {
    const wanted = keys === null ? [...this.items.keys()] : [keys].flat();
    const found = wanted.filter((key) => this.items.has(key));
    return structuredClone(Object.fromEntries(found.map((key) => [key, this.items.get(key)])));
  }

  async set(items: Record<string, unknown>): Promise<void> {
    if (JSON.stringify(items).length > this.room) throw new Error('QUOTA_BYTES quota exceeded');
    for (const [key, value] of Object.entries(items)) this.items.set(key, structuredClone(value));
  }

  async remove(keys: string | readonly string[]): Promise<void> {
    for (const key of [keys].flat()) this.items.delete(key);
  }
}
