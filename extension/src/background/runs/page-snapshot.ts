import type { PageSnapshot } from '../../shared/socket-messages';
import type { Eyes } from '../eyes';
import { framesOf } from '../frames';

/** A page that does not answer costs no more than this. Milliseconds. */
const DEADLINE = 3000;

/** The viewport of a tab as it is now; null where it cannot be read. */
export async function pageSnapshot(tabId: number, eyes: Eyes): Promise<PageSnapshot | null> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<null>((done) => {
    timer = setTimeout(() => done(null), DEADLINE);
  });
  const taken = take(tabId, eyes).catch(() => null);
  try {
    return await Promise.race([taken, late]);
  } finally {
    clearTimeout(timer);
  }
}

async function take(tabId: number, eyes: Eyes): Promise<PageSnapshot | null> {
  const document = await topDocument(tabId);
  const { text } = await eyes.look(tabId, { scope: 'viewport' });
  // A page that was left meanwhile: the text may be of either.
  return document !== null && document === (await topDocument(tabId)) ? { document, text } : null;
}

async function topDocument(tabId: number): Promise<string | null> {
  return (await framesOf(tabId))[0]?.documentId ?? null;
}
