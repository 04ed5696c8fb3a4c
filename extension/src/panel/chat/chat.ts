import { computed, signal } from '@preact/signals';
import type { ToolMessage } from '../../shared/panel-messages';
import { type Conversations, titled } from '../conversations/conversations';
import type { Conversation } from '../conversations/store';
import type { Host } from '../host/host';
import type { RunEvent } from '../run/run-events';
import type { Preferences } from '../settings/preferences';
import { ended } from './answer';
import { type Explain, LiveRun } from './live-run';
import { runRequest } from './run-request';
import { type Message, NEW_ANSWER, type PersonMessage } from './transcript';

/** Sends messages and keeps what is answered. One run is on at a time. */
export class Chat {
  readonly live = signal<LiveRun | null>(null);
  /** Whether the run that is on writes in the conversation that is open. */
  readonly isHere = computed(
    () => this.live.value?.conversationId === this.conversations.open.value.id,
  );

  constructor(
    private readonly host: Host,
    private readonly conversations: Conversations,
    private readonly preferences: Preferences,
    private readonly explain: Explain,
    private readonly hear: (event: RunEvent, runId: string) => void,
  ) {}

  send(text: string, image?: string): void {
    const message = { role: 'user', id: crypto.randomUUID(), text } as const;
    this.run(this.conversations.open.value.messages, image ? { ...message, image } : message);
  }

  /** Asks the last question again; its answer is replaced. */
  retry(): void {
    const { messages } = this.conversations.open.value;
    const at = messages.findLastIndex(({ role }) => role === 'user');
    const message = messages[at];
    if (message?.role === 'user') this.run(messages.slice(0, at), message);
  }

  /** Replaces a message of the person and all that came after it. */
  resend(id: string, text: string): void {
    const { messages } = this.conversations.open.value;
    const at = messages.findIndex((message) => message.id === id);
    const message = messages[at];
    if (message?.role === 'user') this.run(messages.slice(0, at), { ...message, text });
  }

  stop(): void {
    const live = this.live.value;
    if (!live) return;
    live.stop();
    const { runId } = live.answer.value;
    if (runId) this.host.tell({ type: 'stop', runId });
  }

  /** Stops the run of a conversation that goes away. */
  stopIn(conversationId: string): void {
    if (this.live.value?.conversationId === conversationId) this.stop();
  }

  told(message: ToolMessage): boolean {
    const live = this.live.value;
    if (live?.answer.value.runId !== message.runId) return false;
    live.told(message);
    return true;
  }

  /** Takes up the answer that was being written when the page was closed. */
  takeUp(): void {
    const { id, messages } = this.conversations.open.value;
    const last = messages.at(-1);
    if (this.live.value || last?.role !== 'assistant' || last.answer.end !== null) return;
    if (last.answer.runId) return this.follow(id, last.id).resume(last.answer);
    void this.keep(id, last.id, ended(last.answer, 'broken'));
  }

  /** Keeps the answer as far as it is: the page may be closed. */
  keepNow(): void {
    const live = this.live.value;
    if (live) void this.keep(live.conversationId, live.messageId, live.answer.value);
  }

  private run(before: readonly Message[], message: PersonMessage): void {
    if (this.live.value) return;
    const { id, instruction } = this.conversations.open.value;
    const general = this.preferences.instruction.value;
    const answerId = crypto.randomUUID();
    const answer = { role: 'assistant', id: answerId, answer: NEW_ANSWER } as const;
    void this.conversations.change(id, (conversation) =>
      titled({ ...conversation, messages: [...before, message, answer] }),
    );
    const live = this.follow(id, answerId);
    live.start(async (signal) => {
      const sessionId = await this.host.sessionForRun(signal);
      if (sessionId === '' && this.host.kind === 'panel') live.goesWithoutBrowser();
      return runRequest({ messages: before, instruction }, message, general, sessionId);
    });
  }

  private follow(conversationId: string, messageId: string): LiveRun {
    const hear = (event: RunEvent) => {
      this.hear(event, live.answer.value.runId);
      if (event.kind !== 'run') return;
      void this.keep(conversationId, messageId, live.answer.value);
      // It was stopped before it had an id: what it does in this browser ends as well.
      if (live.stopping.value) this.host.tell({ type: 'stop', runId: event.runId });
    };
    const live = new LiveRun(conversationId, messageId, this.host.server, this.explain, hear);
    this.live.value = live;
    void live.over.then(async () => {
      await this.keep(conversationId, messageId, live.answer.value);
      if (this.live.value === live) this.live.value = null;
    });
    return live;
  }

  private keep(id: string, messageId: string, answer: typeof NEW_ANSWER): Promise<void> {
    const replaced = (message: Message): Message =>
      message.role === 'assistant' && message.id === messageId ? { ...message, answer } : message;
    return this.conversations.change(id, (conversation: Conversation) => ({
      ...conversation,
      messages: conversation.messages.map(replaced),
    }));
  }
}
