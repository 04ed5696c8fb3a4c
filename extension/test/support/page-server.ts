import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Nothing of a saved page may run or load: its hosts are dead and its scripts are not ours. */
const LOCKED = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";

/**
 * Serves saved pages from memory on a free port of this machine, as UTF-8. `?after=300` makes the
 * answer that many milliseconds late, `?never` holds it back, `?empty` answers 204, `?to=` redirects.
 */
export class PageServer {
  /** Path and query of all that was asked for. */
  readonly asked: string[] = [];
  private readonly server: Server;

  private constructor(pages: ReadonlyMap<string, SavedPage>) {
    this.server = createServer((request, response) => {
      this.asked.push(request.url ?? '');
      const url = new URL(request.url ?? '', 'http://localhost');
      const to = url.searchParams.get('to');
      if (to?.startsWith('http:')) return void response.writeHead(302, { Location: to }).end();
      if (url.searchParams.has('never')) return;
      if (url.searchParams.has('empty')) return void response.writeHead(204).end();
      const page = pages.get(url.pathname.slice(1));
      const after = Number(url.searchParams.get('after') ?? 0);
      setTimeout(() => answer(page, response), after);
    });
  }

  static async start(pages: ReadonlyMap<string, SavedPage>): Promise<PageServer> {
    const served = new PageServer(pages);
    await new Promise<void>((done) => served.server.listen(0, '127.0.0.1', done));
    return served;
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  urlOf(name: string): string {
    return `http://127.0.0.1:${this.port}/${name}`;
  }

  stop(): void {
    this.server.closeAllConnections();
    this.server.close();
  }
}

function answer(page: SavedPage | undefined, response: ServerResponse): void {
  response.writeHead(page ? 200 : 404, page && headersOf(page));
  response.end(page && servedHtml(page));
}

export function headersOf({ locked }: SavedPage): Record<string, string> {
  const type = { 'Content-Type': 'text/html; charset=utf-8' };
  return locked ? { ...type, 'Content-Security-Policy': LOCKED } : type;
}

export function servedHtml({ html, locked }: SavedPage): string {
  return locked ? blankFrames(html) : html;
}

/** A page to serve; locked ones neither run scripts nor load anything. */
export interface SavedPage {
  readonly html: string;
  readonly locked: boolean;
}

function blankFrames(html: string): string {
  return html.replace(/(<i?frame\b[^>]*?\s)src\s*=/gi, '$1data-src=');
}
