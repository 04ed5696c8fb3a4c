import { fieldsOf, textIn } from './fields';

/** The server answered, and it was no yes. */
export class ServerProblem extends Error {
  constructor(
    readonly status: number,
    /** The server's own sentence; empty where it had none. */
    readonly detail: string,
  ) {
    super(`the server answered ${status}`);
  }
}

/** Longer ones are no sentences but pages of something in between. */
const LONGEST_DETAIL = 1000;

/** What a refusal says (RFC 9457, 3.1.4), or its plain text. */
export async function problemOf(response: Response): Promise<ServerProblem> {
  const text = await response.text().catch(() => '');
  return new ServerProblem(response.status, detailIn(text, response.headers.get('Content-Type')));
}

function detailIn(text: string, type: string | null): string {
  if (type?.startsWith('text/plain')) return text.slice(0, LONGEST_DETAIL);
  try {
    return textIn(fieldsOf(JSON.parse(text)) ?? {}, 'detail').slice(0, LONGEST_DETAIL);
  } catch {
    return '';
  }
}
