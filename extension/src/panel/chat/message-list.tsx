import { useEffect, useRef, useState } from 'preact/hooks';
import { Icon } from '../controls/icon';
import { useParts } from '../frame/parts';
import { words } from '../language/language';
import { AssistantMessageView } from './assistant-message';
import { EmptyState } from './empty-state';
import { PersonMessageView } from './person-message';
import { StickToEnd } from './stick-to-end';

export const MESSAGE_LIST = 'conversation';

/** The conversation that is open. It follows what is new until the person scrolls up. */
export function MessageList() {
  const { conversations, chat } = useParts();
  const { id, messages } = conversations.open.value;
  const frame = useRef<HTMLElement>(null);
  const inner = useRef<HTMLDivElement>(null);
  const stick = useRef<StickToEnd | null>(null);
  const [isAway, setAway] = useState(false);
  useEffect(() => {
    if (!frame.current || !inner.current) return;
    stick.current = new StickToEnd(frame.current, inner.current, () => chat.isHere.value, setAway);
    return () => stick.current?.dispose();
  }, []);
  useEffect(() => {
    if (messages.length > 0) stick.current?.toEnd();
    else setAway(false);
  }, [id, messages.length]);
  const last = messages.at(-1)?.id;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, also by the keyboard
    <main ref={frame} id={MESSAGE_LIST} class="messages" tabIndex={0}>
      <div ref={inner} class="column">
        <h2 class="unseen">{words().chat.conversation}</h2>
        {messages.length === 0 && <EmptyState />}
        {messages.map((message) =>
          message.role === 'user' ? (
            <PersonMessageView key={message.id} message={message} />
          ) : (
            <AssistantMessageView key={message.id} message={message} isLast={message.id === last} />
          ),
        )}
      </div>
      {isAway && (
        <button type="button" class="to-newest" onClick={() => stick.current?.toEnd()}>
          <Icon name="down" /> {words().chat.newest}
        </button>
      )}
    </main>
  );
}
