import { DebuggerInput } from './debugger-input';
import type { TrustedInput } from './trusted-input';

const KEY = 'preciseMode';

/** Precise mode: off until the person has switched it on, and remembered on this machine. */
export class PreciseSwitch {
  private readonly input: TrustedInput = new DebuggerInput();

  /** The trusted input, or null while the mode is off. */
  async current(): Promise<TrustedInput | null> {
    const stored = await chrome.storage.local.get(KEY);
    return stored[KEY] === true ? this.input : null;
  }

  async set(on: boolean): Promise<void> {
    await chrome.storage.local.set({ [KEY]: on });
  }

  async release(tabId: number): Promise<void> {
    await this.input.release(tabId);
  }
}
