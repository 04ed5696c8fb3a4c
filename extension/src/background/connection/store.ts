/** The part of a storage area of the browser that is used here. */
export interface Store {
  /** Everything where no key is named. */
  get(keys: string | readonly string[] | null): Promise<Record<string, unknown>>;
  set(items: Record<string, unknown>): Promise<void>;
  remove(keys: string | readonly string[]): Promise<void>;
}

/** What is kept until the browser ends; survives the worker's death, not the extension's reload. */
export function sessionStore(): Store {
  const { session } = chrome.storage;
  return {
    get: (keys) => session.get(keys as string[] | null),
    set: (items) => session.set(items),
    remove: (keys) => session.remove(keys as string[]),
  };
}
