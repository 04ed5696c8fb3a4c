import { focusMessageField } from '../chat/message-field';
import { IconButton } from '../controls/icon-button';
import { words } from '../language/language';
import { visibleLine } from '../text/visible';
import { useParts } from './parts';
import { StatusDot } from './status-dot';

export function Header() {
  const { views, conversations } = useParts();
  const t = words();
  const begin = () => {
    conversations.begin();
    focusMessageField();
  };
  return (
    <header class="head">
      {!views.wide.value && (
        <IconButton
          icon="menu"
          label={t.conversations.open}
          expanded={views.drawer.value}
          onClick={() => {
            views.drawer.value = true;
          }}
        />
      )}
      <h1>
        <bdi>{visibleLine(conversations.open.value.title, 80) || t.app}</bdi>
      </h1>
      <StatusDot />
      <IconButton icon="plus" label={t.conversations.new} onClick={begin} />
      <IconButton
        icon="settings"
        label={t.settings.open}
        onClick={() => {
          views.settings.value = true;
        }}
      />
    </header>
  );
}
