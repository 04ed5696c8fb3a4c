import { type Heard, SocketClient } from '../../../extension/test/support/socket-client';
import { until } from '../../../extension/test/support/until';
import type { WholeServer } from './whole-server';

/** What a browser answers an action with. */
export type Acts = (command: Readonly<Record<string, unknown>>) => unknown;

/** A browser of the base protocol that does what a test says. */
export class SocketBrowser {
  readonly commands: Readonly<Record<string, unknown>>[] = [];
  private answered = 0;
  private timer: NodeJS.Timeout | null = null;

  private constructor(
    private readonly client: SocketClient,
    readonly sessionId: string,
    private readonly acts: Acts,
  ) {}

  /** @param acts the data of each result */
  static async connect(whole: WholeServer, acts: Acts = () => null): Promise<SocketBrowser> {
    const client = await SocketClient.open(whole.url, `/ws?token=${whole.token}`);
    const { data } = await client.next('session_init');
    const browser = new SocketBrowser(client, String(data.session_id), acts);
    browser.timer = setInterval(() => browser.answer(), 5);
    return browser;
  }

  /** The page that it is on. */
  isOn(url: string, title = 'A page'): void {
    this.client.say({ type: 'SessionUpdate', data: { url, title } });
  }

  close(): void {
    if (this.timer) clearInterval(this.timer);
    this.client.close();
  }

  async did(type: string): Promise<void> {
    await until(`the browser is asked for ${type}`, () =>
      this.commands.some((command) => command.type === type),
    );
  }

  private answer(): void {
    const asked = this.client.heard.filter(({ type }) => type === 'action_request');
    for (const request of asked.slice(this.answered)) this.act(request);
    this.answered = asked.length;
  }

  private act({ data }: Heard): void {
    const command = data.command as Readonly<Record<string, unknown>>;
    this.commands.push(command);
    const result = this.acts(command);
    if (command.type === 'navigate_to') this.isOn(String(command.url));
    this.client.say({
      type: 'ActionResult',
      data: { request_id: data.request_id, success: true, error: null, data: result },
    });
  }
}
