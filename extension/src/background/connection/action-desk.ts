import type { ActionRequest, ClientMessage, Result } from '../../shared/socket-messages';
import type { Journal } from './journal';

const LOST: Result = {
  success: false,
  error:
    'the browser stopped in the middle of it: what came of it is not known, read the page again',
  data: null,
};

/** The server reads messages of 8 MiB. */
const MOST_BYTES = 7_500_000;

const TOO_LONG: Result = {
  success: false,
  error: 'it was done, but what is to be told of it is too long',
  data: null,
};

const encoder = new TextEncoder();

/** Takes requests in: each is acted on once, however often it comes, and answered. */
export class ActionDesk {
  constructor(
    private readonly journal: Journal,
    private readonly act: (request: ActionRequest) => Promise<Result>,
    /** Where the connection is gone the result stays in the journal until there is one again. */
    private readonly send: (message: ClientMessage) => void,
  ) {}

  async take(request: ActionRequest): Promise<void> {
    const { request_id: id } = request;
    if (this.journal.find(id)) return this.tell(id);
    try {
      await this.journal.begin(id);
    } catch {
      return this.answer(id, failure('the browser has no room left to note the request'));
    }
    const result = await this.act(request).catch((error: unknown) => failure(String(error)));
    await this.journal.finish(id, fitting(result));
    this.tell(id);
  }

  /** Tells what came of a request; nothing where it is still going on. */
  tell(id: string): void {
    const entry = this.journal.find(id);
    if (entry?.state === 'done') this.answer(id, entry.result);
    if (entry?.state === 'lost') this.answer(id, LOST);
  }

  private answer(request_id: string, result: Result): void {
    this.send({ type: 'ActionResult', data: { request_id, ...result } });
  }
}

function failure(error: string): Result {
  return { success: false, error, data: null };
}

function fitting(result: Result): Result {
  const text = JSON.stringify(result);
  if (text.length * 3 <= MOST_BYTES) return result;
  return encoder.encode(text).length <= MOST_BYTES ? result : TOO_LONG;
}
