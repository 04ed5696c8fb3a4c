import type { Answer } from '../chat/transcript';
import { useParts } from '../frame/parts';
import { words } from '../language/language';
import { targetOf, toolName } from './told-call';
import { isOver, type ToolCall } from './tool-call';

/** What the run is doing at this moment. */
export function Progress({ answer }: { readonly answer: Answer }) {
  const { worker, chat } = useParts();
  const run = worker.runs.value.find(({ runId }) => runId === answer.runId);
  const calls = answer.parts.flatMap((part) => (part.kind === 'calls' ? part.calls : []));
  const step = run?.step ?? answer.parts.filter(({ kind }) => kind === 'calls').length;
  const isStopping = chat.live.value?.stopping.value;
  return (
    <p class="progress">
      <span class="spinner" aria-hidden="true" />
      {step > 0 && <span class="step">{words().activity.step(step)}</span>}
      <bdi>
        {isStopping ? words().chat.stopping : doing(run?.state === 'paused', calls, answer)}
      </bdi>
    </p>
  );
}

function doing(isPaused: boolean, calls: readonly ToolCall[], answer: Answer): string {
  const t = words();
  if (isPaused) return t.activity.paused;
  const call = calls.findLast((call) => !isOver(call));
  if (call?.state === 'asked') return `${toolName(call.name)}: ${t.activity.asked}`;
  if (call) return `${toolName(call.name)} ${targetOf(call)}`;
  return answer.parts.at(-1)?.kind === 'text' ? t.chat.answering : t.activity.thinking;
}
