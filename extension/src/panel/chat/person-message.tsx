import { useRef, useState } from 'preact/hooks';
import { CopyButton } from '../controls/copy-button';
import { IconButton } from '../controls/icon-button';
import { useParts } from '../frame/parts';
import { words } from '../language/language';
import { withoutTurning } from '../text/visible';
import { EditForm } from './edit-form';
import { focusMessageField } from './message-field';
import type { PersonMessage } from './transcript';

/** What the person wrote: shown as it is, no Markdown. */
export function PersonMessageView({ message }: { readonly message: PersonMessage }) {
  const { chat } = useParts();
  const [isEditing, setEditing] = useState(false);
  const edit = useRef<HTMLButtonElement>(null);
  const t = words().chat;
  const done = (text: string | null) => {
    setEditing(false);
    if (text === null) return requestAnimationFrame(() => edit.current?.focus());
    chat.resend(message.id, text);
    focusMessageField();
  };
  return (
    <article class="message person">
      <h3 class="unseen">{t.you}</h3>
      {message.image && <img src={message.image} alt={words().images.yours} />}
      {isEditing ? (
        <EditForm text={message.text} onDone={done} />
      ) : (
        <p class="words" dir="auto">
          {withoutTurning(message.text)}
        </p>
      )}
      {!isEditing && (
        <div class="actions">
          <CopyButton label={words().copyMessage} text={message.text} />
          <IconButton
            icon="edit"
            label={t.edit}
            button={edit}
            disabled={chat.live.value !== null}
            onClick={() => setEditing(true)}
          />
        </div>
      )}
    </article>
  );
}
