import { useEffect, useRef } from 'preact/hooks';
import { focusMessageField } from '../chat/message-field';
import { Icon } from '../controls/icon';
import { useParts } from '../frame/parts';
import { words } from '../language/language';
import { ConversationRow } from './conversation-row';

/** All conversations: search, and a row for each. */
export function ConversationList() {
  const { conversations, chat, views } = useParts();
  const search = useRef<HTMLInputElement>(null);
  const t = words().conversations;
  const found = conversations.summaries.value;
  const text = conversations.search.value;
  useEffect(() => () => void conversations.find(''), []);
  const begin = () => {
    conversations.begin();
    views.drawer.value = false;
    focusMessageField();
  };
  const remove = async (id: string) => {
    chat.stopIn(id);
    await conversations.remove(id);
    search.current?.focus();
  };
  return (
    <div class="conversations">
      <button type="button" class="begin" onClick={begin}>
        <Icon name="plus" /> {t.new}
      </button>
      <input
        type="search"
        ref={search}
        aria-label={t.search}
        placeholder={t.search}
        value={text}
        onInput={(event) => void conversations.find(event.currentTarget.value)}
      />
      <p class="unseen" role="status">
        {text && (found.length === 0 ? t.notFound : t.found(found.length))}
      </p>
      {found.length === 0 && <p class="hint">{text ? t.notFound : t.none}</p>}
      {found.length > 0 && (
        <ul>
          {found.map((summary) => (
            <ConversationRow key={summary.id} summary={summary} onRemove={remove} />
          ))}
        </ul>
      )}
      {conversations.unkept.value && <p role="alert">{t.notKept}</p>}
    </div>
  );
}
