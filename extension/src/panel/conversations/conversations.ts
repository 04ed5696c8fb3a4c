import { signal } from '@preact/signals';
import { visibleLine } from '../text/visible';
import type { Conversation, ConversationStore, Summary } from './store';

const LONGEST_TITLE = 80;

/** The conversations of this browser, as far as the person sees them: a list and an open one. */
export class Conversations {
  readonly summaries = signal<readonly Summary[]>([]);
  readonly search = signal('');
  readonly open = signal<Conversation>(newConversation());
  /** Whether something could not be kept, and is gone when the page closes. */
  readonly unkept = signal(false);
  private listing = 0;

  constructor(private readonly store: ConversationStore) {}

  async list(): Promise<void> {
    const turn = ++this.listing;
    const found = await this.store.list(this.search.value);
    // A slower search from before must not replace a newer one.
    if (turn === this.listing) this.summaries.value = found;
  }

  find(text: string): Promise<void> {
    this.search.value = text;
    return this.list();
  }

  begin(): void {
    this.open.value = newConversation();
  }

  async show(id: string): Promise<void> {
    const conversation = await this.store.read(id);
    if (conversation) this.open.value = conversation;
  }

  /** Whether its last answer was being written when it was kept. */
  async isUnfinished(id: string): Promise<boolean> {
    const last = (await this.store.read(id))?.messages.at(-1);
    return last?.role === 'assistant' && last.answer.end === null;
  }

  /** Changes a conversation, be it open or not; one that was deleted stays deleted. */
  async change(id: string, change: (before: Conversation) => Conversation): Promise<void> {
    const isOpen = this.open.value.id === id;
    const before = isOpen ? this.open.value : await this.store.read(id);
    if (!before) return;
    const after = { ...change(before), changed: Date.now() };
    if (isOpen) this.open.value = after;
    await this.store.save(after).catch(() => {
      this.unkept.value = true;
    });
    await this.list();
  }

  rename(id: string, title: string): Promise<void> {
    const name = visibleLine(title, LONGEST_TITLE);
    return name ? this.change(id, (before) => ({ ...before, title: name })) : Promise.resolve();
  }

  async remove(id: string): Promise<void> {
    if (this.open.value.id === id) this.begin();
    await this.store.remove(id);
    await this.list();
  }
}

/** A conversation with its first message is called after it. */
export function titled(conversation: Conversation): Conversation {
  if (conversation.title) return conversation;
  const first = conversation.messages.find((message) => message.role === 'user');
  const text = first?.role === 'user' ? first.text : '';
  return { ...conversation, title: visibleLine(text, LONGEST_TITLE) };
}

function newConversation(): Conversation {
  return { id: crypto.randomUUID(), title: '', instruction: '', changed: 0, messages: [] };
}
