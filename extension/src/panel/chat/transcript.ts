import type { RunOutcome } from '../../shared/panel-messages';
import type { ToolCall } from '../activity/tool-call';
import type { Counts, Usage } from '../run/run-events';

/** One piece of an answer, in the order in which it came. */
export type Part =
  | { readonly kind: 'text'; readonly text: string }
  /** A sentence of the server's own. */
  | { readonly kind: 'notice'; readonly text: string }
  | { readonly kind: 'thought'; readonly text: string }
  | { readonly kind: 'calls'; readonly calls: readonly ToolCall[] };

export type TextKind = Exclude<Part['kind'], 'calls'>;

/** How an answer ended; `broken`: the connection was lost on the way. */
export type AnswerEnd = RunOutcome | 'broken';

/** What the assistant said and did in one run. */
export interface Answer {
  /** Empty until the server has told it. */
  readonly runId: string;
  readonly model: string;
  readonly parts: readonly Part[];
  readonly usage: Usage | null;
  /** What went wrong, as a sentence. */
  readonly error: string;
  /** Null while it is on. */
  readonly end: AnswerEnd | null;
  /** What the model did not see: values by kind. */
  readonly hidden?: Counts;
  /** What was taken out of what pages said: characters by kind. */
  readonly cleaned?: Counts;
  /** The panel is in a browser, and yet the run had none. */
  readonly withoutBrowser?: boolean;
}

export const NEW_ANSWER: Answer = {
  runId: '',
  model: '',
  parts: [],
  usage: null,
  error: '',
  end: null,
};

export interface PersonMessage {
  readonly role: 'user';
  readonly id: string;
  readonly text: string;
  /** A picture as a data URL. */
  readonly image?: string;
}

export interface AssistantMessage {
  readonly role: 'assistant';
  readonly id: string;
  readonly answer: Answer;
}

export type Message = PersonMessage | AssistantMessage;

/** What the assistant wrote, without what it thought, did, or was told by the server. */
export function textOf(answer: Answer): string {
  return answer.parts
    .filter((part) => part.kind === 'text')
    .map(({ text }) => text.trim())
    .filter((text) => text !== '')
    .join('\n\n');
}

/** The words of a message, for copying, searching and the history. */
export function wordsOf(message: Message): string {
  return message.role === 'user' ? message.text : textOf(message.answer);
}
