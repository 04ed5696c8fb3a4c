import type { Message } from './transcript';

/** The tokens that all answers of a conversation took together. */
export function tokensOf(messages: readonly Message[]): number {
  return messages.reduce((sum, message) => {
    const usage = message.role === 'assistant' ? message.answer.usage : null;
    return sum + (usage?.total ?? 0);
  }, 0);
}
