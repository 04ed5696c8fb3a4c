import { matching } from './matching';
import type { Conversation, ConversationStore, Summary } from './store';

/** Keeps conversations as long as the page is open, where the browser keeps nothing. */
export class MemoryStore implements ConversationStore {
  private readonly kept = new Map<string, Conversation>();

  async list(text: string): Promise<readonly Summary[]> {
    return matching([...this.kept.values()], text);
  }

  async read(id: string): Promise<Conversation | null> {
    return this.kept.get(id) ?? null;
  }

  async save(conversation: Conversation): Promise<void> {
    this.kept.set(conversation.id, conversation);
  }

  async remove(id: string): Promise<void> {
    this.kept.delete(id);
  }
}
