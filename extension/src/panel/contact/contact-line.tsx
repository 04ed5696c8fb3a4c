import { CopyButton } from '../controls/copy-button';
import { useParts } from '../frame/parts';
import { words } from '../language/language';
import { type Contact, isOffline } from '../server/info';
import { visibleLine } from '../text/visible';
import { TokenForm } from './token-form';

const START = './rig run';
const KEY = 'GEMINI_API_KEY=…';

/** One sentence whether the server is there and which model it uses, and what to do if not. */
export function ContactLine() {
  const { contact, host } = useParts();
  const address = host.address.value.replace(/^https?:\/\//, '');
  const now = contact.contact.value;
  return (
    <section class={`contact ${now.kind.replace(' ', '-')}`}>
      <p role="status">
        <span class="dot" aria-hidden="true" /> {sentence(now, address)}
      </p>
      <WhatToDo contact={now} />
    </section>
  );
}

function sentence(contact: Contact, address: string): string {
  const t = words().contact;
  switch (contact.kind) {
    case 'looking':
      return t.looking(address);
    case 'there':
      return t.there(address, visibleLine(contact.info.model, 60));
    case 'token needed':
      return t.tokenNeeded;
    case 'refused':
      return visibleLine(contact.detail, 300) || t.refused;
    case 'away':
      return t.away(address);
  }
}

function WhatToDo({ contact }: { readonly contact: Contact }) {
  switch (contact.kind) {
    case 'looking':
      return null;
    case 'there':
      return <OfModelAndBrowser isOffline={isOffline(contact)} />;
    case 'token needed':
      return <OfToken />;
    case 'refused':
      return <Again />;
    case 'away':
      return (
        <>
          <p>{words().contact.howToStart}</p>
          <Command text={START} />
          <Again />
        </>
      );
  }
}

function OfModelAndBrowser({ isOffline }: { readonly isOffline: boolean }) {
  const { worker, host } = useParts();
  const t = words().contact;
  const status = worker.status.value;
  const isLost = status !== null && status.state !== 'connected';
  return (
    <>
      {isOffline && (
        <>
          <p>
            {t.offline} {t.howToSetKey}
          </p>
          <Command text={KEY} />
        </>
      )}
      {isLost && (
        <p>
          {visibleLine(status.detail ?? '', 300) || t.noBrowser}{' '}
          <button type="button" class="link" onClick={() => host.tell({ type: 'reconnect' })}>
            {t.again}
          </button>
        </p>
      )}
    </>
  );
}

function OfToken() {
  const { host } = useParts();
  if (host.token) return <TokenForm token={host.token} />;
  return (
    <>
      <p>{words().contact.tokenInOptions}</p>
      <Again />
    </>
  );
}

function Again() {
  const { contact, host } = useParts();
  const t = words().contact;
  return (
    <p class="row">
      <button type="button" onClick={() => void contact.look()}>
        {t.again}
      </button>
      {host.kind === 'panel' && (
        <button type="button" onClick={() => host.openOptions()}>
          {t.options}
        </button>
      )}
    </p>
  );
}

function Command({ text }: { readonly text: string }) {
  return (
    <p class="command">
      <code>{text}</code>
      <CopyButton label={`${words().copy}: ${text}`} text={text} />
    </p>
  );
}
