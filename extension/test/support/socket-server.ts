import { EventEmitter, once } from 'node:events';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type WebSocket, WebSocketServer } from 'ws';
import type { ClientMessage, Result } from '../../src/shared/socket-messages';

type Told<T extends ClientMessage['type']> = Extract<ClientMessage, { type: T }>;

let ids = 0;

/** An id as the server makes them. */
export function newId(): string {
  return (++ids).toString(16).padStart(32, '0');
}

/** What the server says to a hello; `null` says nothing. */
export type Welcome = (hello: Told<'hello'>['data']) => object | null;

/** One connection of a browser. */
export interface Peer {
  readonly socket: WebSocket;
  readonly request: IncomingMessage;
  readonly told: ClientMessage[];
}

/**
 * A server that speaks the socket's protocol 2 as the contract has it, driven by a test. Sessions
 * are resumed by token; `stop` and `start` again keep port and sessions.
 */
export class SocketServer {
  readonly peers: Peer[] = [];
  /** The token that requests must carry, if any. */
  token = '';
  welcome: Welcome = (hello) => this.usualWelcome(hello.resume_token);
  private readonly sessions = new Set<string>();
  private readonly news = new EventEmitter().setMaxListeners(100);
  private http: Server | null = null;
  private port = 0;

  static async start(): Promise<SocketServer> {
    const server = new SocketServer();
    await server.start();
    return server;
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** The newest connection. */
  get peer(): Peer {
    const peer = this.peers.at(-1);
    if (!peer) throw new Error('nobody has connected');
    return peer;
  }

  async start(): Promise<void> {
    const http = createServer((request, response) => {
      const path = new URL(request.url ?? '', 'http://localhost').pathname;
      const open = path === '/health' || this.mayEnter(request);
      const body = path === '/health' ? { status: 'ok' } : { name: 'Backend Rig', model: 'm-1' };
      response.writeHead(open ? 200 : 401, { 'Content-Type': 'application/json' });
      response.end(JSON.stringify(body));
    });
    const sockets = new WebSocketServer({ noServer: true });
    http.on('upgrade', (request, stream, head) => {
      if (!this.mayEnter(request)) return void stream.end('HTTP/1.1 401 Unauthorized\r\n\r\n');
      sockets.handleUpgrade(request, stream, head, (socket) => this.meet(socket, request));
    });
    http.listen(this.port, '127.0.0.1');
    await once(http, 'listening');
    this.port = (http.address() as AddressInfo).port;
    this.http = http;
  }

  /** Drops all connections and takes no more. */
  async stop(): Promise<void> {
    const http = this.http;
    this.http = null;
    for (const { socket } of this.peers) socket.terminate();
    if (!http) return;
    http.closeAllConnections();
    http.close();
    await once(http, 'close');
  }

  send(type: string, data?: object): void {
    this.peer.socket.send(JSON.stringify(data === undefined ? { type } : { type, data }));
  }

  /** Sends a request to act; resolves with what came of it. */
  async act(run_id: string, tool: string, args: object = {}, timeout = 150_000): Promise<Result> {
    const request_id = newId();
    this.request(run_id, request_id, tool, args, timeout);
    return this.resultOf(request_id);
  }

  request(run_id: string, request_id: string, tool: string, args: object, timeout_ms = 150_000) {
    const command = { type: tool, ...args };
    this.send('action_request', { request_id, run_id, timeout_ms, command });
  }

  async resultOf(requestId: string, within = 20_000): Promise<Result> {
    const told = await this.heard('ActionResult', (data) => data.request_id === requestId, within);
    return told;
  }

  /** A message of any connection so far, or the next such one. */
  async heard<T extends ClientMessage['type']>(
    type: T,
    matches: (data: DataOf<T>) => boolean = () => true,
    within = 20_000,
  ): Promise<DataOf<T>> {
    const isIt = (message: ClientMessage) =>
      message.type === type && matches(dataOf(message) as DataOf<T>);
    const found = await this.until(() => this.all().find(isIt), `${type} of the client`, within);
    return dataOf(found) as DataOf<T>;
  }

  /** How often a message was heard. */
  count(type: ClientMessage['type'], matches: (data: never) => boolean = () => true): number {
    return this.all().filter(
      (message) => message.type === type && matches(dataOf(message) as never),
    ).length;
  }

  /** Resolves with the first connection after so many that has been taken in. */
  async nextPeer(after: number, within = 40_000): Promise<Peer> {
    return this.until(
      () => this.peers.slice(after).find(({ told }) => told[0]?.type === 'hello'),
      'a connection',
      within,
    );
  }

  private async until<T>(look: () => T | undefined, what: string, within: number): Promise<T> {
    const signal = AbortSignal.timeout(within);
    for (;;) {
      const found = look();
      if (found !== undefined) return found;
      await once(this.news, 'news', { signal }).catch(() => {
        throw new Error(`no ${what} within ${within} ms`);
      });
    }
  }

  private all(): ClientMessage[] {
    return this.peers.flatMap(({ told }) => told);
  }

  private meet(socket: WebSocket, request: IncomingMessage): void {
    const peer: Peer = { socket, request, told: [] };
    this.peers.push(peer);
    socket.on('error', () => undefined);
    socket.on('message', (bytes) => {
      const message = JSON.parse(String(bytes)) as ClientMessage;
      peer.told.push(message);
      if (message.type === 'Ping') socket.send('{"type":"Pong"}');
      if (message.type === 'hello') {
        const init = this.welcome(message.data);
        if (init) socket.send(JSON.stringify({ type: 'session_init', data: init }));
      }
      this.news.emit('news');
    });
    this.news.emit('news');
  }

  private usualWelcome(resumeToken: string | undefined): object {
    const known = resumeToken?.replace('.mac', '') ?? '';
    const resumed = this.sessions.has(known);
    const session_id = resumed ? known : newId();
    this.sessions.add(session_id);
    return { session_id, resume_token: `${session_id}.mac`, protocol: 2, resumed };
  }

  private mayEnter(request: IncomingMessage): boolean {
    const url = new URL(request.url ?? '', 'http://localhost');
    const given = url.searchParams.get('token') ?? request.headers.authorization?.split(' ')[1];
    return this.token === '' || given === this.token;
  }
}

type DataOf<T extends ClientMessage['type']> = Told<T> extends { data: infer D } ? D : undefined;

function dataOf(message: ClientMessage): unknown {
  return 'data' in message ? message.data : undefined;
}
