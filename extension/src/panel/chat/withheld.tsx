import { Icon } from '../controls/icon';
import { number, words } from '../language/language';
import type { Counts } from '../run/run-events';
import { visibleLine } from '../text/visible';
import type { Answer } from './transcript';

/** What did not reach the model: one quiet line each, and by kind on demand. */
export function Withheld({ answer: { hidden = {}, cleaned = {} } }: { readonly answer: Answer }) {
  const t = words().withheld;
  const [only, ...others] = Object.keys(hidden);
  const all = number(total(hidden));
  const line = others.length > 0 ? t.hiddenAll(all) : t.hidden(all, kindName(only ?? ''));
  return (
    <>
      {total(hidden) > 0 && <Kinds line={line} counts={hidden} />}
      {total(cleaned) > 0 && <Kinds line={t.cleaned(number(total(cleaned)))} counts={cleaned} />}
    </>
  );
}

function Kinds({ line, counts }: { readonly line: string; readonly counts: Counts }) {
  return (
    <details class="withheld">
      <summary>
        <Icon name="chevron" /> {line}
      </summary>
      <ul>
        {Object.entries(counts).map(([kind, count]) => (
          <li key={kind}>
            {kindName(kind)}: {number(count)}
          </li>
        ))}
      </ul>
    </details>
  );
}

/** A kind that a newer server knows is told by its own word. */
function kindName(kind: string): string {
  const { kinds } = words().withheld;
  return (Object.hasOwn(kinds, kind) && kinds[kind]) || visibleLine(kind.replaceAll('_', ' '), 40);
}

function total(counts: Counts): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0);
}
