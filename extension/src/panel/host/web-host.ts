import { signal } from '@preact/signals';
import { ServerLink } from '../server/server-link';
import { BrowserUse } from './browser-use';
import type { Host } from './host';
import { TokenKeeper } from './token-keeper';

/** The console: a page of the server's own, without any right of an extension. */
export class WebHost implements Host {
  readonly kind = 'console';
  readonly token = new TokenKeeper();
  readonly address = signal(location.origin);
  readonly server = new ServerLink(async () => ({ base: '', token: this.token.token }));
  readonly browser = new BrowserUse(this.server);
  readonly sessionId = this.browser.sessionId;

  async sessionForRun(): Promise<string> {
    return this.sessionId.value;
  }

  listen(): void {}

  tell(): void {}

  openOptions(): void {}
}
