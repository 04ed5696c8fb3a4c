import { useEffect, useId, useRef } from 'preact/hooks';
import { BrowserButton } from '../contact/browser-button';
import { Icon } from '../controls/icon';
import { useParts } from '../frame/parts';
import { DraftPicture } from '../images/draft-picture';
import { PictureButtons } from '../images/picture-buttons';
import { number, words } from '../language/language';
import { isSendKey } from './keys';
import { focusMessageField, MESSAGE_FIELD } from './message-field';
import { tokensOf } from './tokens-of';

/** Where messages are written. */
export function Composer() {
  const { chat, draft, host, conversations } = useParts();
  const t = words().chat;
  const send = (event: Event) => {
    event.preventDefault();
    if (chat.live.value) return;
    const picture = draft.picture.value?.dataUrl;
    const text = draft.text.value.trim() || (picture ? words().images.question : '');
    if (!text) return;
    chat.send(text, picture);
    draft.clear();
    focusMessageField();
  };
  const paste = (event: ClipboardEvent) => {
    const files = [...(event.clipboardData?.files ?? [])];
    if (files.length === 0) return;
    event.preventDefault();
    void draft.attach(files);
  };
  const total = tokensOf(conversations.open.value.messages);
  return (
    <form class="composer" onSubmit={send} onPaste={paste}>
      <DraftPicture />
      <Field onSend={send} />
      <div class="tools">
        <PictureButtons />
        {host.browser && <BrowserButton browser={host.browser} />}
        {total > 0 && (
          <span class="usage" title={t.tokensOfAllHint}>
            {t.tokensOfAll(number(total))}
          </span>
        )}
        <SendOrStop />
      </div>
    </form>
  );
}

function Field({ onSend }: { readonly onSend: (event: Event) => void }) {
  const { draft } = useParts();
  const field = useRef<HTMLTextAreaElement>(null);
  const keys = useId();
  const t = words().chat;
  const text = draft.text.value;
  useEffect(() => fit(field.current), [text]);
  useEffect(focusMessageField, []);
  return (
    <>
      <textarea
        ref={field}
        id={MESSAGE_FIELD}
        aria-label={t.field}
        aria-describedby={keys}
        placeholder={t.placeholder}
        rows={1}
        value={text}
        onInput={(event) => {
          draft.text.value = event.currentTarget.value;
        }}
        onKeyDown={(event) => isSendKey(event) && onSend(event)}
      />
      <span id={keys} class="unseen">
        {t.keys}
      </span>
    </>
  );
}

/** One button, so that the focus stays where it is when it changes. */
function SendOrStop() {
  const { chat } = useParts();
  const t = words().chat;
  const live = chat.live.value;
  const stop = (event: MouseEvent) => {
    if (!chat.live.value) return;
    event.preventDefault();
    // The second click of a double click on what was Send a moment ago stops nothing.
    if (event.detail <= 1) chat.stop();
  };
  const label = live ? (live.stopping.value ? t.stopping : t.stop) : t.send;
  return (
    <button type="submit" class="send primary" aria-label={label} title={label} onClick={stop}>
      <Icon name={live ? 'stop' : 'send'} />
    </button>
  );
}

/** As high as its text; the style sheet says how high at most. */
function fit(field: HTMLTextAreaElement | null): void {
  if (!field) return;
  field.style.height = 'auto';
  field.style.height = `${field.scrollHeight}px`;
}
