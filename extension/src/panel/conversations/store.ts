import type { Message } from '../chat/transcript';

export interface Conversation {
  readonly id: string;
  /** Empty until there is something to name it after. */
  readonly title: string;
  /** Goes with each message of this conversation. */
  readonly instruction: string;
  /** When it was last changed, in milliseconds since 1970. */
  readonly changed: number;
  readonly messages: readonly Message[];
}

/** A conversation in a list. */
export type Summary = Pick<Conversation, 'id' | 'title' | 'changed'>;

/** Where conversations are kept: in this browser now, on the server later. */
export interface ConversationStore {
  /** Those whose title or messages hold the text, in any case; all for an empty text. Newest first. */
  list(text: string): Promise<readonly Summary[]>;
  /** @returns null where there is none of that id */
  read(id: string): Promise<Conversation | null>;
  /** Keeps it, new or changed. */
  save(conversation: Conversation): Promise<void>;
  /** Does nothing where there is none of that id. */
  remove(id: string): Promise<void>;
}
