import { signal } from '@preact/signals';
import { type Contact, look } from '../server/info';
import type { ServerLink } from '../server/server-link';

const SOON = 3000;
const LATER = 30_000;

/** Looks again and again whether the server is there, sooner while it is not. */
export class ContactWatch {
  readonly contact = signal<Contact>({ kind: 'looking' });
  private timer: ReturnType<typeof setTimeout> | undefined;
  private looking = 0;

  constructor(private readonly server: ServerLink) {}

  async look(): Promise<void> {
    clearTimeout(this.timer);
    const turn = ++this.looking;
    const contact = await look(this.server);
    if (turn !== this.looking) return;
    // Drawn again, and told again to those who listen, only where it differs.
    if (JSON.stringify(contact) !== JSON.stringify(this.contact.value)) {
      this.contact.value = contact;
    }
    this.timer = setTimeout(() => void this.look(), contact.kind === 'there' ? LATER : SOON);
  }
}
