import { useEffect, useRef } from 'preact/hooks';
import type { ConfirmMessage, PanelAnswer } from '../../shared/panel-messages';
import { toolName } from '../activity/told-call';
import { words } from '../language/language';
import { visible, visibleLine } from '../text/visible';
import { isAnswer } from './answerable';
import { Card } from './card';

interface Props {
  readonly question: ConfirmMessage;
  readonly answer: (given: PanelAnswer) => void;
}

/** Something needs a yes: shown is exactly what will be done. Refusing is the default. */
export function ConfirmQuestion({ question, answer }: Props) {
  const t = words().questions;
  const refuse = useRef<HTMLButtonElement>(null);
  const shownAt = useRef(performance.now());
  useEffect(() => refuse.current?.focus(), []);
  const decide = (allow: boolean) => (event: Event) => {
    if (isAnswer(event, shownAt.current)) answer({ kind: 'decision', allow });
  };
  const isSession = question.kind === 'session_use';
  return (
    <Card title={isSession ? t.sessionUse : t.confirm} onRefuse={decide(false)}>
      {isSession && <p>{t.sessionUseHint}</p>}
      <Facts question={question} />
      <div class="row">
        <button type="button" ref={refuse} onClick={decide(false)}>
          {t.refuse}
        </button>
        <button type="button" class="primary" onClick={decide(true)}>
          {t.allow}
        </button>
      </div>
    </Card>
  );
}

function Facts({ question }: { readonly question: ConfirmMessage }) {
  const t = words().questions;
  const { kind, tool, target, values = [], url, origin, reason } = question;
  return (
    <dl class="values">
      {tool && <Fact name={t.action} value={`${toolName(tool)} (${tool})`} />}
      {target && <Fact name={t.target} value={target} />}
      {values.map(({ name, value }) => (
        <Fact key={name} name={visibleLine(name, 60)} value={value} />
      ))}
      {url && <Fact name={t.leadsTo} value={url} />}
      {origin && <Fact name={kind === 'session_use' ? t.sessionOrigin : t.page} value={origin} />}
      {reason && <Fact name={t.reason} value={reason} />}
    </dl>
  );
}

/** In full, and with each character that cannot be seen named; what is long scrolls. */
function Fact({ name, value }: { readonly name: string; readonly value: string }) {
  return (
    <div>
      <dt>
        <bdi>{name}</bdi>
      </dt>
      <dd>
        <bdi>{visible(value)}</bdi>
      </dd>
    </div>
  );
}
