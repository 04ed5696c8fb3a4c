import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';

/** Stands between a client and a server, and breaks what a test wants broken. */
export class TcpProxy {
  private readonly pairs = new Set<readonly [Socket, Socket]>();
  private isOpen = true;
  /** Bytes of the server after which a connection is cut, once for each number. */
  private cuts: number[] = [];
  connections = 0;
  /** The port that it leads to. */
  target = 0;

  private constructor(private readonly server: Server) {
    server.on('connection', (client) => this.join(client));
  }

  static async start(): Promise<TcpProxy> {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    return new TcpProxy(server);
  }

  /** Its name and port, as a `Host` has them. */
  get host(): string {
    return `localhost:${(this.server.address() as AddressInfo).port}`;
  }

  /** Cuts the next connections, each after so many bytes of the server. */
  cutAfter(...bytes: readonly number[]): void {
    this.cuts = [...bytes];
  }

  /** Cuts all connections. */
  drop(): void {
    for (const pair of this.pairs) for (const socket of pair) socket.destroy();
  }

  /** Cuts all, and takes no more until `open`. */
  shut(): void {
    this.isOpen = false;
    this.drop();
  }

  open(): void {
    this.isOpen = true;
  }

  /** What the server says from here on does not arrive, on the connections that there are. */
  hush(): void {
    for (const [, server] of this.pairs) server.removeAllListeners('data').resume();
  }

  stop(): void {
    this.shut();
    this.server.close();
  }

  private join(client: Socket): void {
    this.connections++;
    if (!this.isOpen) return void client.destroy();
    const server = connect(this.target, '127.0.0.1');
    const pair = [client, server] as const;
    this.pairs.add(pair);
    for (const socket of pair) {
      socket.on('error', () => {});
      socket.on('close', () => {
        this.pairs.delete(pair);
        for (const it of pair) it.destroy();
      });
    }
    client.pipe(server);
    let left = this.cuts.shift() ?? Number.POSITIVE_INFINITY;
    server.on('data', (bytes: Buffer) => {
      client.write(bytes.subarray(0, Math.min(left, bytes.length)));
      left -= bytes.length;
      if (left <= 0) client.end(() => client.destroy());
    });
  }
}
