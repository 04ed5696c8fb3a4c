import type { Conversation } from '../conversations/store';
import { type Message, type PersonMessage, wordsOf } from './transcript';

/** As much of what was said before as goes with a message, in characters; the newest of it. */
const MOST_HISTORY = 400_000;

interface Turn {
  readonly role: 'user' | 'assistant';
  readonly content: string;
}

/** The body of `POST /agent/run` for a message that follows others. */
export function runRequest(
  { messages, instruction }: Pick<Conversation, 'messages' | 'instruction'>,
  message: PersonMessage,
  general: string,
  sessionId: string,
): object {
  const instructions = [general, instruction].filter((text) => text.trim() !== '').join('\n\n');
  return {
    protocol: 2,
    stream: true,
    // Links say their host here, and pictures are not loaded (see markdown/).
    rendering: 'own',
    message: message.text,
    history: historyOf(messages),
    ...(message.image && { image: message.image }),
    ...(instructions && { custom_instruction: instructions }),
    ...(sessionId && { session_id: sessionId }),
  };
}

function historyOf(messages: readonly Message[]): Turn[] {
  const turns: Turn[] = [];
  let left = MOST_HISTORY;
  for (const message of messages.toReversed()) {
    const content = wordsOf(message);
    left -= content.length;
    if (left < 0) break;
    if (content.trim()) turns.unshift({ role: message.role, content });
  }
  return turns;
}
