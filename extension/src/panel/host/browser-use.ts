import { signal } from '@preact/signals';
import { fieldsOf, textIn } from '../server/fields';
import type { ServerLink } from '../server/server-link';

export type UseState = 'none' | 'asking' | 'using' | 'denied' | 'nobody' | 'no answer' | 'failed';

/** The server gives up after 60 s. */
const PATIENCE = 70_000;

const REFUSALS: Readonly<Record<number, UseState>> = {
  403: 'denied',
  404: 'nobody',
  504: 'no answer',
};

/** The console asks to use the browser that it is open in; the person confirms it in the panel. */
export class BrowserUse {
  readonly state = signal<UseState>('none');
  readonly sessionId = signal('');

  constructor(private readonly server: ServerLink) {}

  async ask(): Promise<void> {
    if (this.state.value === 'asking') return;
    this.state.value = 'asking';
    this.state.value = await this.answer().catch(() => 'failed' as const);
  }

  stop(): void {
    this.sessionId.value = '';
    this.state.value = 'none';
  }

  private async answer(): Promise<UseState> {
    const response = await this.server.post('/agent/session', {}, AbortSignal.timeout(PATIENCE));
    if (!response.ok) return REFUSALS[response.status] ?? 'failed';
    const sessionId = textIn(fieldsOf(await response.json()) ?? {}, 'session_id');
    this.sessionId.value = sessionId;
    return sessionId ? 'using' : 'failed';
  }
}
