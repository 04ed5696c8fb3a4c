import type { ConfirmAction } from '../../shared/panel-messages';
import { toolName } from '../activity/told-call';
import { words } from '../language/language';
import { visibleLine } from '../text/visible';
import { Fact } from './fact';

/** What would be done, one after the other: each with all that it is judged by. */
export function AskedActions({ actions }: { readonly actions: readonly ConfirmAction[] }) {
  const [only] = actions;
  if (actions.length === 1 && only) return <Facts action={only} />;
  return (
    <ol class="asked-actions">
      {actions.map((action, at) => (
        <li key={at}>
          <Facts action={action} />
        </li>
      ))}
    </ol>
  );
}

function Facts({ action }: { readonly action: ConfirmAction }) {
  const t = words().questions;
  const { tool, site, target, values, url, origin, reasons } = action;
  return (
    <dl class="values">
      {tool && <Fact name={t.action} values={[`${toolName(tool)} (${tool})`]} />}
      {target && <Fact name={t.target} values={[target]} />}
      {values.map(({ name, value }, at) => (
        <Fact key={at} name={visibleLine(name, 60)} values={[value]} />
      ))}
      {url && <Fact name={t.leadsTo} values={[url]} />}
      {site && <Fact name={t.site} values={[site]} />}
      {origin && <Fact name={t.page} values={[origin]} />}
      {reasons.length > 0 && <Fact name={t.reason} values={reasons} />}
    </dl>
  );
}
