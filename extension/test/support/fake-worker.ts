import type { Page } from 'playwright-core';
import type { FromPanel, ToPanel } from '../../src/shared/panel-messages';

interface FakePort {
  readonly heard: FromPanel[];
  tell(message: ToPanel): void;
  break(): void;
}

declare global {
  var fakePort: FakePort;
}

/** The service worker's end of the panel's line, played by the test. */
export class FakeWorker {
  private constructor(private readonly page: Page) {}

  /** From the next page that is opened on. */
  static async install(page: Page): Promise<FakeWorker> {
    // tsx names inner functions through a helper that does not exist there.
    await page.addInitScript('globalThis.__name = (f) => f');
    await page.addInitScript(connectToFake);
    return new FakeWorker(page);
  }

  tell(message: ToPanel): Promise<void> {
    return this.page.evaluate((message) => fakePort.tell(message), message);
  }

  /** The worker dies; the panel connects again. */
  break(): Promise<void> {
    return this.page.evaluate(() => fakePort.break());
  }

  heard(): Promise<FromPanel[]> {
    return this.page.evaluate(() => fakePort.heard);
  }

  /** Waits for a message of a type; returns the newest. */
  async hears<T extends FromPanel['type']>(type: T): Promise<FromPanel & { type: T }> {
    const found = await this.page.waitForFunction(
      (type) => fakePort.heard.findLast((message) => message.type === type),
      type,
    );
    return (await found.jsonValue()) as FromPanel & { type: T };
  }
}

/** Runs in the page, before its scripts. */
function connectToFake(): void {
  const heard: FromPanel[] = [];
  let onMessage: (message: ToPanel) => void = () => {};
  let onDisconnect: () => void = () => {};
  const connect = () => ({
    postMessage: (message: FromPanel) => void heard.push(message),
    onMessage: {
      addListener: (listener: typeof onMessage) => {
        onMessage = listener;
      },
    },
    onDisconnect: {
      addListener: (listener: typeof onDisconnect) => {
        onDisconnect = listener;
      },
    },
  });
  Object.assign(chrome.runtime, { connect });
  globalThis.fakePort = {
    heard,
    tell: (message) => onMessage(message),
    break: () => onDisconnect(),
  };
}
