import type { ConfirmAction } from '../../shared/panel-messages';
import { isKnownTool, toolName } from '../activity/told-call';
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
  const { tool, site, target, url, origin, reasons } = action;
  return (
    <dl class="values">
      {tool && <Fact name={t.action} values={[`${toolName(tool)} (${tool})`]} />}
      {target && <Fact name={t.target} values={[target]} />}
      {shownValues(action).map(({ name, value }, at) => (
        <Fact key={at} name={visibleLine(name, 60)} values={[value]} />
      ))}
      {url && <Fact name={t.leadsTo} values={[url]} />}
      {site && <Fact name={t.site} values={[site]} />}
      {origin && !isSite(origin, site) && <Fact name={t.page} values={[origin]} />}
      {reasons.length > 0 && <Fact name={t.reason} values={reasons} />}
    </dl>
  );
}

/** Without what is told already: the number of the target, the address that it leads to. */
function shownValues({ tool, target, values, url }: ConfirmAction) {
  const isTold = (name: string, value: string) =>
    (name === 'ref' && target !== '' && isKnownTool(tool)) || (name === 'url' && value === url);
  return values.filter(({ name, value }) => !isTold(name, value));
}

/** Whether a page's origin says no more than its site does. */
function isSite(origin: string, site: string): boolean {
  return origin === site || origin === `https://${site}`;
}
