import { type Heard, SocketClient } from '../../../extension/test/support/socket-client';

/** A tool as a browser declares it. */
export interface Declared {
  readonly name: string;
  readonly effect: 'read' | 'act' | 'navigate';
  readonly schema?: object;
  /** What it does: its data, or an error that it throws. */
  readonly does: (args: Readonly<Record<string, unknown>>) => unknown;
  /** The page after it. */
  readonly page?: { readonly document: string; readonly text: string };
}

interface Command {
  readonly type: string;
  readonly [argument: string]: unknown;
}

/** A browser of the extended protocol that does what it is asked, each tool in a test's way. */
export class ActingBrowser {
  /** What it was asked to do. */
  readonly done: Command[] = [];
  /** What its person says to questions; null: nothing. */
  consent: 'allow' | 'deny' | null = null;
  /** Calls are answered when this is over. */
  held: Promise<void> = Promise.resolve();

  private constructor(
    readonly socket: SocketClient,
    private readonly tools: readonly Declared[],
  ) {
    socket.onMessage = (message) => void this.take(message);
  }

  /** @param token the server's AUTH_TOKEN */
  static async connect(
    server: string,
    token: string,
    tools: readonly Declared[],
  ): Promise<ActingBrowser> {
    const socket = await SocketClient.open(server, `/ws?protocol=2&token=${token}`);
    const browser = new ActingBrowser(socket, tools);
    const client = { name: 'test', version: '1' };
    socket.say({ type: 'hello', data: { protocol: 2, client, tools: tools.map(declaration) } });
    await socket.next('session_init');
    return browser;
  }

  get session(): string {
    const greeting = this.socket.heard.find(({ type }) => type === 'session_init');
    return String(greeting?.data.session_id);
  }

  /** It is on this page now. */
  shows(url: string, title: string): void {
    this.socket.say({ type: 'SessionUpdate', data: { url, title } });
  }

  close(): void {
    this.socket.close();
  }

  private async take({ type, data }: Heard): Promise<void> {
    if (type === 'approval_request' && this.consent) {
      const answer = { approval_id: data.approval_id, decision: this.consent };
      this.socket.say({ type: 'approval_result', data: answer });
    }
    if (type === 'action_request') await this.act(String(data.request_id), data.command as Command);
  }

  private async act(id: string, command: Command): Promise<void> {
    this.done.push(command);
    await this.held;
    this.socket.say({ type: 'ActionResult', data: { request_id: id, ...this.outcome(command) } });
  }

  private outcome(command: Command): object {
    const tool = this.tools.find(({ name }) => name === command.type);
    try {
      const data = tool?.does(command) ?? null;
      return { success: true, error: null, data, ...(tool?.page ? { snapshot: tool.page } : {}) };
    } catch (error) {
      return { success: false, error: (error as Error).message, data: null };
    }
  }
}

function declaration({ name, effect, schema }: Declared): object {
  const none = { type: 'object', properties: {} };
  return { name, description: `The tool ${name}.`, effect, input_schema: schema ?? none };
}

/** A picture of one point. */
export const PICTURE =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
