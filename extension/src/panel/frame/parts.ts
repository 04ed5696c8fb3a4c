import { effect } from '@preact/signals';
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { ToPanel } from '../../shared/panel-messages';
import { Chat } from '../chat/chat';
import { Draft } from '../chat/draft';
import { explanation } from '../chat/explanation';
import { ContactWatch } from '../contact/contact-watch';
import { Conversations } from '../conversations/conversations';
import type { ConversationStore } from '../conversations/store';
import type { Host } from '../host/host';
import { WorkerState } from '../host/worker-state';
import { Screenshots } from '../images/screenshots';
import { Questions } from '../questions/questions';
import { Preferences } from '../settings/preferences';
import { Announcer } from './announcer';
import { Views } from './views';

/** All that the components work with. */
export interface Parts {
  readonly host: Host;
  readonly worker: WorkerState;
  readonly contact: ContactWatch;
  readonly preferences: Preferences;
  readonly conversations: Conversations;
  readonly questions: Questions;
  readonly chat: Chat;
  readonly draft: Draft;
  readonly screenshots: Screenshots;
  readonly announcer: Announcer;
  readonly views: Views;
}

/** Puts the UI together: the only place that knows all of it. */
export function assemble(host: Host, store: ConversationStore): Parts {
  const worker = new WorkerState();
  const contact = new ContactWatch(host.server);
  const preferences = new Preferences();
  const conversations = new Conversations(store);
  const questions = new Questions(host);
  const screenshots = new Screenshots(host);
  const chat = new Chat(host, conversations, preferences, explanation(contact), (event, runId) =>
    questions.heard(event, runId),
  );
  host.listen({
    connected: () => {
      worker.forget();
      questions.forget();
    },
    told: (message: ToPanel) => {
      worker.told(message);
      questions.told(message);
      if (message.type === 'tool') chat.told(message);
      if (message.type === 'screenshot') screenshots.told(message);
    },
  });
  effect(() => {
    host.address.value;
    worker.status.value?.state;
    void contact.look();
  });
  const draft = new Draft();
  const announcer = new Announcer();
  const views = new Views();
  return {
    ...{ host, worker, contact, preferences, conversations, questions },
    ...{ chat, draft, screenshots, announcer, views },
  };
}

const Context = createContext<Parts | null>(null);

export const PartsProvider = Context.Provider;

export function useParts(): Parts {
  const parts = useContext(Context);
  if (!parts) throw new Error('drawn outside of the app');
  return parts;
}
