import { Icon, type IconName } from '../controls/icon';
import { words } from '../language/language';
import { visible } from '../text/visible';
import { duration, outcomeOf, targetOf, toolName } from './told-call';
import type { CallState, ToolCall } from './tool-call';

const ICONS: Readonly<Record<CallState, IconName>> = {
  running: 'wait',
  asked: 'wait',
  done: 'check',
  failed: 'cross',
  denied: 'cross',
};

/** Longer results are of no use on a line of their own. */
const LONGEST_TEXT = 2000;

interface Props {
  readonly call: ToolCall;
  /** Shows the element in the page, or nothing. */
  readonly highlight: (ref: number | null) => void;
}

/** One call: what, at what, how long, and what came of it; more of it when opened. */
export function CallLine({ call, highlight }: Props) {
  const t = words().activity;
  const { state, ms, ref } = call;
  const show = ref === null ? undefined : () => highlight(ref);
  const hide = ref === null ? undefined : () => highlight(null);
  const target = targetOf(call);
  const outcome = outcomeOf(call);
  return (
    <li
      class={`call ${state}`}
      onMouseEnter={show}
      onMouseLeave={hide}
      onFocusIn={show}
      onFocusOut={hide}
    >
      <details>
        <summary>
          <Icon name={ICONS[state]} />
          <span class="tool">{toolName(call.name)}</span>
          {target && <bdi class="target">{target}</bdi>}
          <span class="outcome">
            <span class={state === 'done' ? 'unseen' : undefined}>{t[state]}</span>
            {ms !== null && <span class="ms">{duration(ms)}</span>}
          </span>
        </summary>
        <Details call={call} />
      </details>
      {outcome && <bdi class="result">{outcome}</bdi>}
    </li>
  );
}

function Details({ call }: { readonly call: ToolCall }) {
  const t = words().activity;
  return (
    <dl class="values">
      <div>
        <dt>{t.arguments}</dt>
        <dd>
          <pre>{visible(JSON.stringify(call.arguments, null, 1).slice(0, LONGEST_TEXT))}</pre>
        </dd>
      </div>
      {(call.result || call.said) && (
        <div>
          <dt>{t.result}</dt>
          <dd>
            <pre>{visible((call.result || call.said).slice(0, LONGEST_TEXT))}</pre>
          </dd>
        </div>
      )}
    </dl>
  );
}
