import { useEffect, useRef, useState } from 'preact/hooks';
import { words } from '../language/language';

interface Props {
  readonly title: string;
  /** Null where the name stays. */
  readonly onDone: (name: string | null) => void;
}

export function RenameForm({ title, onDone }: Props) {
  const [name, setName] = useState(title);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.select(), []);
  const save = (event: Event) => {
    event.preventDefault();
    onDone(name.trim() || null);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    onDone(null);
  };
  return (
    <li>
      <form class="rename" onSubmit={save}>
        <input
          ref={field}
          aria-label={words().conversations.renameField}
          maxLength={80}
          value={name}
          onInput={(event) => setName(event.currentTarget.value)}
          onKeyDown={onKeyDown}
        />
        <button type="submit">{words().save}</button>
      </form>
    </li>
  );
}
