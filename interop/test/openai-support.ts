import OpenAI from 'openai';
import { FakeGemini } from '../../extension/test/support/fake-gemini';
import { RigServer } from '../../extension/test/support/rig-server';
import { type Heard, SocketClient } from '../../extension/test/support/socket-client';
import { until } from '../../extension/test/support/until';

/** The model of the stand-in, as requests name it. */
export const MODEL = 'gemini/gemini-test';

/** What the server asks for where it picks a browser. */
export const TOKEN = 'a-token-of-these-tests';

/** The real server with a stand-in of a model, and the official client. */
export interface Interop {
  readonly gemini: FakeGemini;
  readonly rig: RigServer;
  readonly client: OpenAI;
  close(): Promise<void>;
}

/** @param settings of the server, beside those of the stand-in */
export async function start(settings: Readonly<Record<string, string>> = {}): Promise<Interop> {
  const gemini = await FakeGemini.start();
  const rig = await RigServer.start({
    GEMINI_API_KEY: 'test-key',
    GEMINI_BASE_URL: gemini.url,
    GEMINI_MODEL: 'gemini-test',
    ...settings,
  });
  return {
    gemini,
    rig,
    client: clientOf(rig, 'any'),
    close: async () => {
      await rig.close();
      gemini.stop();
    },
  };
}

export function clientOf(rig: RigServer, apiKey: string): OpenAI {
  return new OpenAI({ apiKey, baseURL: `${rig.url}/v1`, maxRetries: 0, timeout: 20_000 });
}

/** A browser of the base protocol that says yes to all that it is asked to do. */
export class Browser {
  readonly done: string[] = [];
  private answered = 0;

  private constructor(
    private readonly socket: SocketClient,
    readonly session: string,
  ) {}

  static async open(server: string, url: string): Promise<Browser> {
    const socket = await SocketClient.open(server, `/ws?token=${TOKEN}`);
    const { data } = await socket.next('session_init');
    const browser = new Browser(socket, String(data.session_id));
    socket.say({ type: 'SessionUpdate', data: { url, title: 'A page' } });
    socket.say({ type: 'Ping' });
    await socket.next('Pong');
    return browser;
  }

  /** Does the next thing that the server asks for, and answers with this data. */
  async does(data: unknown): Promise<Heard['data']> {
    const asked = () => this.socket.heard.filter(({ type }) => type === 'action_request');
    await until('an action', () => asked().length > this.answered);
    const action = asked()[this.answered++] as Heard;
    const command = action.data.command as Readonly<Record<string, unknown>>;
    this.done.push(String(command.type));
    const result = { request_id: action.data.request_id, success: true, error: null, data };
    this.socket.say({ type: 'ActionResult', data: result });
    return command;
  }

  close(): void {
    this.socket.close();
  }
}
