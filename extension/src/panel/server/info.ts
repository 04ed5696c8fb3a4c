import { fieldsOf, textIn } from './fields';
import { problemOf, ServerProblem } from './problem';
import type { ServerLink } from './server-link';

/** What the server says about itself. */
export interface ServerInfo {
  readonly model: string;
  readonly provider: string;
  readonly version: string;
}

/** What came of looking whether the server is there. */
export type Contact =
  | { readonly kind: 'looking' }
  | { readonly kind: 'there'; readonly info: ServerInfo }
  | { readonly kind: 'token needed' }
  | { readonly kind: 'refused'; readonly detail: string }
  | { readonly kind: 'away' };

/** The server's built-in model: an interpreter of a few commands. */
export function isOffline(contact: Contact): boolean {
  return contact.kind === 'there' && contact.info.provider === 'offline';
}

const PATIENCE = 5000;

export async function look(server: ServerLink): Promise<Contact> {
  try {
    return { kind: 'there', info: await readInfo(server) };
  } catch (error) {
    if (!(error instanceof ServerProblem)) return { kind: 'away' };
    if (error.status === 401) return { kind: 'token needed' };
    return { kind: 'refused', detail: error.detail };
  }
}

async function readInfo(server: ServerLink): Promise<ServerInfo> {
  const response = await server.get('/agent/info', AbortSignal.timeout(PATIENCE));
  if (!response.ok) throw await problemOf(response);
  const fields = fieldsOf(await response.json()) ?? {};
  return {
    model: textIn(fields, 'model'),
    provider: textIn(fields, 'provider'),
    version: textIn(fields, 'version'),
  };
}
