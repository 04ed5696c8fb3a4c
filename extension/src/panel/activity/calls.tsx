import { useParts } from '../frame/parts';
import { words } from '../language/language';
import { CallLine } from './call-line';
import type { ToolCall } from './tool-call';

interface Props {
  readonly calls: readonly ToolCall[];
  readonly runId: string;
}

/** What the agent did in the browser, line by line. */
export function Calls({ calls, runId }: Props) {
  const { host } = useParts();
  const highlight = (ref: number | null) => host.tell({ type: 'highlight', runId, ref });
  return (
    <ol class="calls" aria-label={words().activity.title}>
      {calls.map((call, at) => (
        <CallLine key={at} call={call} highlight={highlight} />
      ))}
    </ol>
  );
}
