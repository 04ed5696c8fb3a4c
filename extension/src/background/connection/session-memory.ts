import type { Store } from './store';

/** The session at a server, and what opens it again. */
export interface Session {
  readonly server: string;
  readonly sessionId: string;
  readonly resumeToken: string;
}

const KEY = 'session';

/**
 * Keeps the session over the worker's death. It ends with the browser, as the journal does: without
 * that a request might be acted on twice.
 */
export class SessionMemory {
  constructor(private readonly store: Store) {}

  /** The session at this server, if there is one. */
  async at(server: string): Promise<Session | null> {
    const session = (await this.store.get(KEY))[KEY] as Session | undefined;
    return session?.server === server ? session : null;
  }

  keep(session: Session): Promise<void> {
    return this.store.set({ [KEY]: session });
  }

  forget(): Promise<void> {
    return this.store.remove(KEY);
  }
}
