import { useRef, useState } from 'preact/hooks';
import { focusMessageField } from '../chat/message-field';
import { Dialog } from '../controls/dialog';
import { IconButton } from '../controls/icon-button';
import { useParts } from '../frame/parts';
import { words } from '../language/language';
import { visibleLine } from '../text/visible';
import { RenameForm } from './rename-form';
import type { Summary } from './store';

interface Props {
  readonly summary: Summary;
  readonly onRemove: (id: string) => void;
}

export function ConversationRow({ summary, onRemove }: Props) {
  const { conversations } = useParts();
  const [isNaming, setNaming] = useState(false);
  const [isRemoving, setRemoving] = useState(false);
  const rename = useRef<HTMLButtonElement>(null);
  const { id } = summary;
  const t = words().conversations;
  const title = visibleLine(summary.title, 80) || t.untitled;
  const named = async (name: string | null) => {
    if (name !== null) await conversations.rename(id, name);
    setNaming(false);
    requestAnimationFrame(() => rename.current?.focus());
  };
  if (isNaming) return <RenameForm title={summary.title} onDone={named} />;
  return (
    <li class={id === conversations.open.value.id ? 'row-open' : undefined}>
      <ShowButton id={id} title={title} />
      <IconButton
        icon="edit"
        label={t.rename(title)}
        onClick={() => setNaming(true)}
        button={rename}
      />
      <IconButton icon="trash" label={t.remove(title)} onClick={() => setRemoving(true)} />
      {isRemoving && (
        <Dialog title={t.removeQuestion(title)} onClose={() => setRemoving(false)}>
          <div class="row">
            <button type="button" onClick={() => setRemoving(false)}>
              {words().cancel}
            </button>
            <button type="button" class="danger" onClick={() => onRemove(id)}>
              {t.removeYes}
            </button>
          </div>
        </Dialog>
      )}
    </li>
  );
}

function ShowButton({ id, title }: { readonly id: string; readonly title: string }) {
  const { conversations, chat, views } = useParts();
  const show = async () => {
    await conversations.show(id);
    chat.takeUp();
    views.drawer.value = false;
    focusMessageField();
  };
  return (
    <button
      type="button"
      class="show"
      aria-current={id === conversations.open.value.id}
      onClick={() => void show()}
    >
      <bdi>{title}</bdi>
    </button>
  );
}
