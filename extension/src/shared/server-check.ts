/** What is found at a server's address. */
export type ServerCheck =
  | { readonly kind: 'there'; readonly info: ServerInfo | null }
  | { readonly kind: 'token missing' }
  | { readonly kind: 'token wrong' }
  /** It is there and does not take requests of this extension, or under this name. */
  | { readonly kind: 'forbidden' }
  | { readonly kind: 'not there' }
  /** Something answers there that is no Backend Rig, or it is no address at all. */
  | { readonly kind: 'address wrong' };

/** What the server tells of itself; absent where it does not. */
export interface ServerInfo {
  readonly version?: string;
  readonly model?: string;
  readonly provider?: string;
}

/** A server on this machine answers in milliseconds; one far away may take a while. */
const DEADLINE = 5000;

/** An address as it is kept: without white space around it and slashes at its end; null for none. */
export function serverAddress(text: string): string | null {
  const trimmed = text.trim();
  const full = /^[a-z][a-z0-9+.-]*:\/\//i.test(trimmed) ? trimmed : `http://${trimmed}`;
  if (trimmed === '' || !URL.canParse(full)) return null;
  const { protocol, origin, pathname, username, password } = new URL(full);
  if (!/^https?:$/.test(protocol) || username !== '' || password !== '') return null;
  return origin + pathname.replace(/\/+$/, '');
}

/** Asks the server whether it is there, and then whether it takes the token. Never throws. */
export async function checkServer(
  server: string,
  token: string,
  ask: typeof fetch = fetch,
): Promise<ServerCheck> {
  const address = serverAddress(server);
  if (address === null) return { kind: 'address wrong' };
  const health = await answerOf(ask, `${address}/health`, '');
  if (!health) return { kind: 'not there' };
  if (health.status !== 200 || (health.body as { status?: unknown })?.status !== 'ok') {
    return { kind: 'address wrong' };
  }
  const info = await answerOf(ask, `${address}/agent/info`, token);
  if (!info) return { kind: 'not there' };
  if (info.status === 401) return { kind: token === '' ? 'token missing' : 'token wrong' };
  if (info.status === 403) return { kind: 'forbidden' };
  return { kind: 'there', info: info.status === 200 ? infoOf(info.body) : null };
}

async function answerOf(
  ask: typeof fetch,
  url: string,
  token: string,
): Promise<{ readonly status: number; readonly body: unknown } | null> {
  try {
    const headers: HeadersInit = token === '' ? {} : { Authorization: `Bearer ${token}` };
    const signal = AbortSignal.timeout(DEADLINE);
    const response = await ask(url, { headers, signal, cache: 'no-store', credentials: 'omit' });
    return { status: response.status, body: await response.json().catch(() => null) };
  } catch {
    return null;
  }
}

function infoOf(body: unknown): ServerInfo | null {
  if (typeof body !== 'object' || body === null) return null;
  const { version, model, provider } = body as Readonly<Record<string, unknown>>;
  return {
    ...(typeof version === 'string' ? { version } : {}),
    ...(typeof model === 'string' ? { model } : {}),
    ...(typeof provider === 'string' ? { provider } : {}),
  };
}
