import type { ScreenshotMessage } from '../../shared/panel-messages';
import type { Host } from '../host/host';

const PATIENCE = 10_000;

/** Pictures of the tab in front, taken by the browser's worker. */
export class Screenshots {
  private readonly asked = new Map<string, (message: ScreenshotMessage | null) => void>();

  constructor(private readonly host: Host) {}

  /** @returns a data URL, or null where there is no picture to be had */
  async take(): Promise<string | null> {
    const id = crypto.randomUUID();
    const answer = new Promise<ScreenshotMessage | null>((resolve) => {
      this.asked.set(id, resolve);
      setTimeout(() => resolve(null), PATIENCE);
    });
    this.host.tell({ type: 'screenshotTab', id });
    const message = await answer;
    this.asked.delete(id);
    return message?.dataUrl?.startsWith('data:image/') ? message.dataUrl : null;
  }

  told(message: ScreenshotMessage): void {
    this.asked.get(message.id)?.(message);
  }
}
