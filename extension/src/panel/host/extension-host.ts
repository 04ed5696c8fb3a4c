import { signal } from '@preact/signals';
import type { FromPanel } from '../../shared/panel-messages';
import { DEFAULT_SETTINGS, onSettings, readSettings } from '../../shared/settings';
import { ServerLink } from '../server/server-link';
import type { Host } from './host';
import { type Hearer, WorkerPort } from './worker-port';

/** The side panel: it talks with the extension's service worker. */
export class ExtensionHost implements Host {
  readonly kind = 'panel';
  readonly address = signal(DEFAULT_SETTINGS.server);
  readonly sessionId = signal('');
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
        if (message.type === 'status') this.sessionId.value = message.sessionId ?? '';
        hearer.told(message);
      },
    });
  }

  tell(message: FromPanel): void {
    this.port.tell(message);
  }

  openOptions(): void {
    void chrome.runtime.openOptionsPage();
  }

  private at(server: string): void {
    this.address.value = server;
  }
}
