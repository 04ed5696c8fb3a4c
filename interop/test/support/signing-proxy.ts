import { once } from 'node:events';
import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/**
 * Stands before a server for clients that cannot be told to send a token: adds it, and hands on all
 * else as it is. Its own name in `Host` and `Origin` becomes the server's; another name stays.
 */
export class SigningProxy {
  private constructor(private readonly server: Server) {}

  static async start(target: string, token: string): Promise<SigningProxy> {
    const to = new URL(target);
    const server = createServer((incoming, outgoing) => {
      const own = `localhost:${(server.address() as AddressInfo).port}`;
      const headers = { ...incoming.headers, authorization: `Bearer ${token}` };
      headers.host = headers.host?.replace(own, to.host);
      if (headers.origin) headers.origin = headers.origin.replace(own, to.host);
      const { method, url: path } = incoming;
      const onward = request(
        { host: to.hostname, port: to.port, method, path, headers },
        (answer) => {
          outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
          outgoing.flushHeaders();
          answer.pipe(outgoing);
        },
      );
      onward.on('error', () => outgoing.destroy());
      outgoing.on('close', () => onward.destroy());
      incoming.pipe(onward);
    });
    server.listen(0, 'localhost');
    await once(server, 'listening');
    return new SigningProxy(server);
  }

  get url(): string {
    return `http://localhost:${(this.server.address() as AddressInfo).port}`;
  }

  close(): void {
    this.server.closeAllConnections();
    this.server.close();
  }
}
