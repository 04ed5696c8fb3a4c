import type { ReadonlySignal } from '@preact/signals';
import type { FromPanel } from '../../shared/panel-messages';
import type { ServerLink } from '../server/server-link';
import type { BrowserUse } from './browser-use';
import type { TokenKeeper } from './token-keeper';
import type { Hearer } from './worker-port';

/** Where the UI lives: in the extension's side panel, or as the console that the server serves. */
export interface Host {
  readonly kind: 'panel' | 'console';
  readonly server: ServerLink;
  /** The server's address as people write it. */
  readonly address: ReadonlySignal<string>;
  /** The browser that answers may use; empty where there is none. */
  readonly sessionId: ReadonlySignal<string>;
  /**
   * The browser for a message that is about to be sent. One that is still being connected is waited
   * for, a few seconds at most; empty where there is none then, or the signal is given.
   */
  sessionForRun(signal: AbortSignal): Promise<string>;
  /** The console keeps its token itself; the panel has it from the options. */
  readonly token: TokenKeeper | null;
  /** The console has to ask for a browser; the panel is in one. */
  readonly browser: BrowserUse | null;
  /** Hears what the browser's worker tells; nothing is ever heard in the console. */
  listen(hearer: Hearer): void;
  /** Tells the worker something; in the console it goes nowhere. */
  tell(message: FromPanel): void;
  openOptions(): void;
}
