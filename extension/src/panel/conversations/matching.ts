import { wordsOf } from '../chat/transcript';
import type { Conversation, Summary } from './store';

/** The conversations of a list that hold the text, newest first. */
export function matching(conversations: readonly Conversation[], text: string): Summary[] {
  return conversations
    .filter((conversation) => holds(conversation, text.trim().toLowerCase()))
    .sort((a, b) => b.changed - a.changed)
    .map(({ id, title, changed }) => ({ id, title, changed }));
}

function holds({ title, messages }: Conversation, text: string): boolean {
  if (text === '' || title.toLowerCase().includes(text)) return true;
  return messages.some((message) => wordsOf(message).toLowerCase().includes(text));
}
