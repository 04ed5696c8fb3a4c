import type { Stroke } from '../../content/hands/keys';
import type { OwnInput } from './own-input';
import type { Place, TrustedInput } from './trusted-input';

/** The protocol's version that this is written for. */
const VERSION = '1.3';
const DRAG_STEPS = 10;

/** The tabs that the debugger is attached to: from the first input to a tab until its release. */
export class Attachments {
  private readonly tabs = new Set<number>();

  constructor() {
    chrome.debugger.onDetach.addListener(({ tabId }) => {
      if (tabId !== undefined) this.tabs.delete(tabId);
    });
  }

  async attach(tabId: number): Promise<void> {
    if (this.tabs.has(tabId)) return;
    await chrome.debugger.attach({ tabId }, VERSION);
    this.tabs.add(tabId);
  }

  async release(tabId: number): Promise<void> {
    if (!this.tabs.delete(tabId)) return;
    await chrome.debugger.detach({ tabId }).catch(() => undefined);
  }
}

/**
 * Trusted input through `chrome.debugger`. The browser shows a bar while it is attached, which is
 * why it is off until the person switches it on.
 */
export class DebuggerInput implements TrustedInput {
  /** @param signal after it has been given nothing more is put in */
  constructor(
    private readonly attachments: Attachments,
    private readonly own: OwnInput,
    private readonly signal: AbortSignal,
  ) {}

  async hover(tabId: number, at: Place): Promise<void> {
    await this.mouse(tabId, 'mouseMoved', at, {});
  }

  async click(tabId: number, at: Place, times: 1 | 2): Promise<void> {
    await this.hover(tabId, at);
    for (let clickCount = 1; clickCount <= times; clickCount++) {
      await this.mouse(tabId, 'mousePressed', at, { button: 'left', buttons: 1, clickCount });
      await this.mouse(tabId, 'mouseReleased', at, { button: 'left', buttons: 0, clickCount });
    }
  }

  async drag(tabId: number, from: Place, to: Place): Promise<void> {
    await this.hover(tabId, from);
    await this.mouse(tabId, 'mousePressed', from, { button: 'left', buttons: 1, clickCount: 1 });
    for (let step = 1; step <= DRAG_STEPS; step++) {
      const share = step / DRAG_STEPS;
      const at = { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share };
      await this.mouse(tabId, 'mouseMoved', at, { button: 'left', buttons: 1 });
    }
    await this.mouse(tabId, 'mouseReleased', to, { button: 'left', buttons: 0, clickCount: 1 });
  }

  async press(tabId: number, stroke: Stroke): Promise<void> {
    const { key, code, keyCode, ctrl, shift, alt, meta } = stroke;
    const modifiers = Number(alt) + 2 * Number(ctrl) + 4 * Number(meta) + 8 * Number(shift);
    const text = textOf(stroke);
    const common = { key, code, windowsVirtualKeyCode: keyCode, modifiers };
    // Editing shortcuts are the browser's own menu, which the protocol has to be told of.
    const commands = ctrl && key.toLowerCase() === 'a' ? ['selectAll'] : [];
    const type = text === '' ? 'rawKeyDown' : 'keyDown';
    await this.send(tabId, 'Input.dispatchKeyEvent', { type, ...common, text, commands });
    await this.send(tabId, 'Input.dispatchKeyEvent', { type: 'keyUp', ...common });
  }

  async insert(tabId: number, text: string): Promise<void> {
    await this.send(tabId, 'Input.insertText', { text });
  }

  async capture(tabId: number, format: 'jpeg' | 'png', fullPage: boolean): Promise<string> {
    const options = { format, captureBeyondViewport: fullPage };
    const answer = await this.send(tabId, 'Page.captureScreenshot', options);
    return String((answer as { data?: unknown }).data ?? '');
  }

  private async mouse(tabId: number, type: string, at: Place, more: object): Promise<void> {
    await this.send(tabId, 'Input.dispatchMouseEvent', { type, x: at.x, y: at.y, ...more });
  }

  private async send(tabId: number, method: string, params: object): Promise<object> {
    this.signal.throwIfAborted();
    await this.attachments.attach(tabId);
    const answer = await this.own.during(tabId, () =>
      chrome.debugger.sendCommand({ tabId }, method, { ...params }),
    );
    return (answer ?? {}) as object;
  }
}

/** What a key writes; nothing while a shortcut's modifier is held. */
function textOf({ key, ctrl, alt, meta }: Stroke): string {
  if (ctrl || alt || meta) return '';
  if (key === 'Enter') return '\r';
  return [...key].length === 1 ? key : '';
}
