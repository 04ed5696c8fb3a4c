import { PROTOCOL } from '../../shared/socket-messages';

/** The socket's address at a server, or null where the server's is none. */
export function socketAddress(server: string, token: string): string | null {
  if (!URL.canParse(server)) return null;
  const url = new URL(server);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return null;
  url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:';
  url.pathname = `${url.pathname.replace(/\/+$/, '')}/ws`;
  url.search = '';
  url.hash = '';
  url.searchParams.set('protocol', String(PROTOCOL));
  if (token !== '') url.searchParams.set('token', token);
  return url.href;
}
