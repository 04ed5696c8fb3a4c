import { words } from '../language/language';
import { visibleLine } from '../text/visible';
import { useParts } from './parts';

/** Whether the server is there, and its model, beside the title. */
export function StatusDot() {
  const { contact } = useParts();
  const now = contact.contact.value;
  const t = words().contact.status;
  const isThere = now.kind === 'there';
  const state = isThere ? t.there : now.kind === 'looking' ? t.looking : t.away;
  return (
    <span class={`status ${isThere ? 'there' : now.kind === 'looking' ? 'looking' : 'away'}`}>
      <span class="dot" aria-hidden="true" />
      <span class="unseen">{state}</span>
      {isThere && <bdi class="model">{visibleLine(now.info.model, 40)}</bdi>}
      {now.kind !== 'there' && <span aria-hidden="true">{state}</span>}
    </span>
  );
}
