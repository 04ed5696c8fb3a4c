import { type FromPanel, PANEL_PORT, type ToPanel } from '../../shared/panel-messages';

/** The worker may be asleep; connecting wakes it. */
const PAUSE = 500;

/** What a panel hears. */
export interface Hearer {
  /** The line is new: what was told before is told again where it still holds. */
  connected(): void;
  told(message: ToPanel): void;
}

/** The line to the service worker; it is taken up again when the worker dies. */
export class WorkerPort {
  private port: chrome.runtime.Port | null = null;
  private hearer: Hearer | null = null;

  listen(hearer: Hearer): void {
    this.hearer = hearer;
    this.connected();
  }

  tell(message: FromPanel): void {
    try {
      this.connected().postMessage(message);
    } catch {
      // The port is gone and its onDisconnect has yet to come: once more on a new one.
      this.port = null;
      this.connected().postMessage(message);
    }
  }

  private connected(): chrome.runtime.Port {
    if (this.port) return this.port;
    const port = chrome.runtime.connect({ name: PANEL_PORT });
    this.port = port;
    this.hearer?.connected();
    port.onMessage.addListener((message: ToPanel) => this.hearer?.told(message));
    port.onDisconnect.addListener(() => {
      if (this.port === port) this.port = null;
      setTimeout(() => this.connected(), PAUSE);
    });
    return port;
  }
}
