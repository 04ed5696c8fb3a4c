import { batch, signal } from '@preact/signals';
import type { ConnectionState, FromPanel, StatusMessage } from '../../shared/panel-messages';
import { DEFAULT_SETTINGS, onSettings, readSettings } from '../../shared/settings';
import { ServerLink } from '../server/server-link';
import type { Host } from './host';
import { settled } from './settled';
import { type Hearer, WorkerPort } from './worker-port';

/** A message waits so long for a browser that is being connected, in milliseconds. */
const SESSION_PATIENCE = 3000;

/** The side panel: it talks with the extension's service worker. */
export class ExtensionHost implements Host {
  readonly kind = 'panel';
  readonly address = signal(DEFAULT_SETTINGS.server);
  readonly sessionId = signal('');
  /** Null until the worker has told it. */
  private readonly connection = signal<ConnectionState | null>(null);
  readonly token = null;
  readonly browser = null;
  readonly server = new ServerLink(async () => {
    const { server, token } = await readSettings();
    return { base: server, token };
  });
  private readonly port = new WorkerPort();

  constructor() {
    void readSettings().then(({ server }) => this.at(server));
    onSettings(({ server }) => this.at(server));
  }

  listen(hearer: Hearer): void {
    this.port.listen({
      connected: () => hearer.connected(),
      told: (message) => {
        if (message.type === 'status') this.stands(message);
        hearer.told(message);
      },
    });
  }

  tell(message: FromPanel): void {
    this.port.tell(message);
  }

  async sessionForRun(signal: AbortSignal): Promise<string> {
    const isOpen = () => this.connection.value === null || this.connection.value === 'connecting';
    await settled(() => this.sessionId.value !== '' || !isOpen(), SESSION_PATIENCE, signal);
    return this.sessionId.value;
  }

  openOptions(): void {
    void chrome.runtime.openOptionsPage();
  }

  private stands({ state, sessionId = '' }: StatusMessage): void {
    batch(() => {
      this.sessionId.value = sessionId;
      this.connection.value = state;
    });
  }

  private at(server: string): void {
    this.address.value = server;
  }
}
