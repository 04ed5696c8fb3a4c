import { readSettings, writeSettings } from '../../shared/settings';
import { Attachments, DebuggerInput } from './debugger-input';
import { OwnInput } from './own-input';
import type { TrustedInput } from './trusted-input';

/** Precise mode: off until the person has switched it on, and remembered on this machine. */
export class PreciseSwitch {
  readonly own = new OwnInput();
  private readonly attachments = new Attachments();

  /** The trusted input for one call of a tool, or null while the mode is off. */
  async current(signal: AbortSignal): Promise<TrustedInput | null> {
    const { precise } = await readSettings();
    return precise ? new DebuggerInput(this.attachments, this.own, signal) : null;
  }

  set(on: boolean): Promise<void> {
    return writeSettings({ precise: on });
  }

  release(tabId: number): Promise<void> {
    return this.attachments.release(tabId);
  }
}
