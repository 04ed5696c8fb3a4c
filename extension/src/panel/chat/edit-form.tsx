import { useEffect, useRef, useState } from 'preact/hooks';
import { words } from '../language/language';
import { isSendKey } from './keys';

interface Props {
  readonly text: string;
  /** Null where it stays as it was. */
  readonly onDone: (text: string | null) => void;
}

export function EditForm({ text, onDone }: Props) {
  const t = words().chat;
  const [edited, setEdited] = useState(text);
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => field.current?.focus(), []);
  const resend = (event: Event) => {
    event.preventDefault();
    if (edited.trim()) onDone(edited);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (isSendKey(event)) resend(event);
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    onDone(null);
  };
  return (
    <form class="edit" onSubmit={resend}>
      <textarea
        ref={field}
        aria-label={t.editField}
        rows={3}
        value={edited}
        onInput={(event) => setEdited(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      <div class="row">
        <button type="button" onClick={() => onDone(null)}>
          {words().cancel}
        </button>
        <button type="submit" class="primary">
          {t.resend}
        </button>
      </div>
    </form>
  );
}
