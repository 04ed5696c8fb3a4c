import type { ClientMessage } from '../../shared/socket-messages';
import type { Store } from './store';

const KEY = 'outbox';

/** More than this the person does not do while the server is away; the oldest are dropped. */
const MOST = 20;

/** What the person did while the server was away; it is told when the session goes on. */
export class Outbox {
  private constructor(
    private readonly store: Store,
    private messages: readonly ClientMessage[],
  ) {}

  static async open(store: Store): Promise<Outbox> {
    const stored = (await store.get(KEY))[KEY];
    return new Outbox(store, Array.isArray(stored) ? (stored as ClientMessage[]) : []);
  }

  put(message: ClientMessage): void {
    this.keep([...this.messages, message].slice(-MOST));
  }

  /** Empties it. */
  take(): readonly ClientMessage[] {
    const taken = this.messages;
    if (taken.length > 0) this.keep([]);
    return taken;
  }

  private keep(messages: readonly ClientMessage[]): void {
    this.messages = messages;
    void this.store.set({ [KEY]: messages }).catch(() => undefined);
  }
}
