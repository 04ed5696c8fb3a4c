import { WebSocket } from 'ws';
import { until } from './until';

/** A message of the server. */
export interface Heard {
  readonly text: string;
  readonly type: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** A client of the socket without any of the extension's code: it says what a test has it say. */
export class SocketClient {
  readonly heard: Heard[] = [];
  /** Told of each message, for a client that answers by itself. */
  onMessage: (message: Heard) => void = () => {};
  private readonly socket: WebSocket;

  private constructor(url: string) {
    this.socket = new WebSocket(url);
    this.socket.on('message', (bytes) => {
      const text = String(bytes);
      const message: Heard = { text, data: {}, ...JSON.parse(text) };
      this.heard.push(message);
      this.onMessage(message);
    });
  }

  /** @param server its address, with http */
  static async open(server: string, path: string): Promise<SocketClient> {
    const client = new SocketClient(server.replace(/^http/, 'ws') + path);
    await until('the socket opens', () => client.socket.readyState === WebSocket.OPEN);
    return client;
  }

  say(message: object): void {
    this.socket.send(JSON.stringify(message));
  }

  /** A message so far, or the next such one. */
  async next(type: string): Promise<Heard> {
    const find = () => this.heard.find((message) => message.type === type);
    await until(`${type} of the server`, () => find() !== undefined);
    return find() as Heard;
  }

  close(): void {
    this.socket.terminate();
  }
}
