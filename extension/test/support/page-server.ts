import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Nothing of a saved page may run or load: its hosts are dead and its scripts are not ours. */
const LOCKED = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";

/** Serves saved pages from memory on a free port of this machine, as UTF-8. */
export class PageServer {
  private readonly server: Server;

  private constructor(pages: ReadonlyMap<string, SavedPage>) {
    this.server = createServer((request, response) => {
      const page = pages.get((request.url ?? '').slice(1));
      response.statusCode = page ? 200 : 404;
      response.setHeader('Content-Type', 'text/html; charset=utf-8');
      if (page?.locked) response.setHeader('Content-Security-Policy', LOCKED);
      response.end(page ? (page.locked ? blankFrames(page.html) : page.html) : '');
    });
  }

  static async start(pages: ReadonlyMap<string, SavedPage>): Promise<PageServer> {
    const served = new PageServer(pages);
    await new Promise<void>((done) => served.server.listen(0, '127.0.0.1', done));
    return served;
  }

  urlOf(name: string): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/${name}`;
  }

  stop(): void {
    this.server.closeAllConnections();
    this.server.close();
  }
}

/** A page to serve; locked ones neither run scripts nor load anything. */
export interface SavedPage {
  readonly html: string;
  readonly locked: boolean;
}

function blankFrames(html: string): string {
  return html.replace(/(<i?frame\b[^>]*?\s)src\s*=/gi, '$1data-src=');
}
