import { type FromPanel, PANEL_PORT, type ToPanel } from '../../shared/panel-messages';

/** A panel that is open. */
export interface PanelPort {
  postMessage(message: ToPanel): void;
}

/** Whom the panels talk to. */
export interface PanelEars {
  opened(panel: PanelPort): void;
  heard(message: FromPanel, panel: PanelPort): void;
  /** How many are open has changed. */
  counted(count: number): void;
}

/** The panels that are open; only pages of the extension itself are let in, no content script. */
export class Panels {
  private readonly open = new Set<chrome.runtime.Port>();

  get count(): number {
    return this.open.size;
  }

  /** To be called when the worker starts: the browser wakes it only for listeners of then. */
  listen(ears: PanelEars): void {
    chrome.runtime.onConnect.addListener((port) => {
      if (port.name !== PANEL_PORT) return;
      if (port.sender?.origin !== location.origin) return port.disconnect();
      this.open.add(port);
      port.onMessage.addListener((message: FromPanel) => ears.heard(message, port));
      port.onDisconnect.addListener(() => {
        this.open.delete(port);
        ears.counted(this.count);
      });
      ears.opened(port);
      ears.counted(this.count);
    });
  }

  tell(message: ToPanel): void {
    for (const port of this.open) {
      try {
        port.postMessage(message);
      } catch {
        // It has been closed and the browser has not said so yet.
        this.open.delete(port);
      }
    }
  }
}
