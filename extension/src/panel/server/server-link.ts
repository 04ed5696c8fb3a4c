/** Where the server is, and what proves that this client may use it. */
export interface ServerAddress {
  /** Without a slash at its end. */
  readonly base: string;
  /** Empty where none is needed. */
  readonly token: string;
}

/** Requests to the server, with its token where there is one. */
export class ServerLink {
  constructor(private readonly address: () => Promise<ServerAddress>) {}

  async get(path: string, signal: AbortSignal, headers: HeadersInit = {}): Promise<Response> {
    return this.send(path, { signal, headers });
  }

  async post(path: string, body: object, signal: AbortSignal): Promise<Response> {
    const headers = { 'Content-Type': 'application/json' };
    return this.send(path, { method: 'POST', body: JSON.stringify(body), headers, signal });
  }

  private async send(path: string, init: RequestInit): Promise<Response> {
    const { base, token } = await this.address();
    const headers = new Headers(init.headers);
    if (token) headers.set('Authorization', `Bearer ${token}`);
    return fetch(base + path, { ...init, headers, cache: 'no-store' });
  }
}
