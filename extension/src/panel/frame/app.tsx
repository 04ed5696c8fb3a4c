import { useEffect } from 'preact/hooks';
import { OtherRuns } from '../activity/other-runs';
import { Composer } from '../chat/composer';
import { MESSAGE_FIELD } from '../chat/message-field';
import { MESSAGE_LIST, MessageList } from '../chat/message-list';
import { ContactLine } from '../contact/contact-line';
import { Dialog } from '../controls/dialog';
import { ConversationList } from '../conversations/conversation-list';
import { DropZone } from '../images/drop-zone';
import { words } from '../language/language';
import { QuestionArea } from '../questions/question-area';
import { TakeoverBars } from '../questions/takeover-bar';
import { SettingsDialog } from '../settings/settings-dialog';
import { Header } from './header';
import { useParts } from './parts';

/** The whole UI. */
export function App() {
  const { views, announcer, conversations, contact } = useParts();
  useEscape();
  const isTrouble = !['there', 'looking'].includes(contact.contact.value.kind);
  return (
    <div class="app">
      <SkipLinks />
      {views.wide.value && (
        <nav class="side" aria-label={words().conversations.title}>
          <ConversationList />
        </nav>
      )}
      <div class="stage">
        <Header />
        <MessageList />
        <section class="foot" aria-label={words().chat.field}>
          {isTrouble && conversations.open.value.messages.length > 0 && <ContactLine />}
          <OtherRuns />
          <TakeoverBars />
          <QuestionArea />
          <Composer />
        </section>
      </div>
      <Dialogs />
      <DropZone />
      <div class="unseen" aria-live="polite" ref={announcer.attach} />
    </div>
  );
}

function Dialogs() {
  const { views } = useParts();
  const closeDrawer = () => {
    views.drawer.value = false;
  };
  return (
    <>
      {views.drawer.value && (
        <Dialog kind="drawer" title={words().conversations.title} onClose={closeDrawer}>
          <ConversationList />
        </Dialog>
      )}
      {views.settings.value && <SettingsDialog />}
    </>
  );
}

function SkipLinks() {
  return (
    <div class="skip">
      <a href={`#${MESSAGE_FIELD}`}>{words().skipToMessage}</a>
      <a href={`#${MESSAGE_LIST}`}>{words().skipToAnswers}</a>
    </div>
  );
}

/** Escape stops what is being written, wherever the focus is; in dialogs it closes them. */
function useEscape(): void {
  const { chat } = useParts();
  useEffect(() => {
    const stop = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && !document.querySelector('dialog[open]')) chat.stop();
    };
    addEventListener('keydown', stop);
    return () => removeEventListener('keydown', stop);
  }, []);
}
