import { useEffect, useRef } from 'preact/hooks';
import type { ConfirmMessage, PanelAnswer } from '../../shared/panel-messages';
import type { Scope } from '../../shared/socket-messages';
import { clock, words } from '../language/language';
import { visible } from '../text/visible';
import { isAnswer } from './answerable';
import { AskedActions } from './asked-actions';
import { actionsIn, sitesIn } from './asked-card';
import { Card } from './card';
import { Fact } from './fact';

interface Props {
  readonly question: ConfirmMessage;
  readonly answer: (given: PanelAnswer) => void;
}

/** Something needs a yes: shown is exactly what will be done. Refusing is the default. */
export function ConfirmQuestion({ question, answer }: Props) {
  const t = words().questions;
  const refuse = useRef<HTMLButtonElement>(null);
  const shownAt = useRef(performance.now());
  // The person reads from the top.
  useEffect(() => refuse.current?.focus({ preventScroll: true }), []);
  const no = (event: Event) => {
    if (isAnswer(event, shownAt.current)) answer({ kind: 'decision', allow: false });
  };
  const yes = (scope: Scope) => (event: Event) => {
    if (!isAnswer(event, shownAt.current)) return;
    answer({ kind: 'decision', allow: true, ...(question.choices ? { scope } : {}) });
  };
  const isSession = question.kind === 'session_use';
  const actions = isSession ? [] : actionsIn(question);
  const title = actions.length > 1 ? t.confirmSeveral(actions.length) : t.confirm;
  return (
    <Card title={isSession ? t.sessionUse : title} onRefuse={no}>
      {isSession ? <Page origin={question.origin ?? ''} /> : <AskedActions actions={actions} />}
      {question.expiresAt !== undefined && <p class="hint">{t.until(clock(question.expiresAt))}</p>}
      <div class="row answers">
        <button type="button" ref={refuse} onClick={no}>
          {t.refuse}
        </button>
        <Allowing question={question} sites={sitesIn(actions)} yes={yes} />
      </div>
    </Card>
  );
}

function Page({ origin }: { readonly origin: string }) {
  const t = words().questions;
  return (
    <>
      <p>{t.sessionUseHint}</p>
      <dl class="values">{origin && <Fact name={t.sessionOrigin} values={[origin]} />}</dl>
    </>
  );
}

interface AllowingProps {
  readonly question: ConfirmMessage;
  readonly sites: readonly string[];
  readonly yes: (scope: Scope) => (event: Event) => void;
}

/** The ways to say yes that the question leaves open. */
function Allowing({ question: { choices = ['once', 'no'] }, sites, yes }: AllowingProps) {
  const t = words().questions;
  const [site] = sites;
  const forSite =
    site !== undefined && sites.length === 1 ? t.allowOn(visible(site)) : t.allowSites;
  const hasSite = choices.includes('site');
  return (
    <>
      {hasSite && (
        <button type="button" onClick={yes('site')}>
          <bdi>{forSite}</bdi>
        </button>
      )}
      {choices.includes('once') && (
        <button type="button" class="primary" onClick={yes('once')}>
          {hasSite ? t.allowOnce : t.allow}
        </button>
      )}
    </>
  );
}
