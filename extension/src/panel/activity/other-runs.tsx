import { useParts } from '../frame/parts';
import { words } from '../language/language';
import { cancelRun } from '../run/run-control';
import { visibleLine } from '../text/visible';

/** Runs that are on but not to be seen here: of another conversation, or begun elsewhere. */
export function OtherRuns() {
  const { chat, worker } = useParts();
  const live = chat.live.value;
  const known = live?.answer.value.runId;
  const foreign = worker.runs.value.filter(({ runId }) => runId !== known);
  return (
    <>
      {live && !chat.isHere.value && <RunElsewhere conversationId={live.conversationId} />}
      {foreign.map(({ runId, step }) => (
        <ForeignRun key={runId} runId={runId} step={step} />
      ))}
    </>
  );
}

function RunElsewhere({ conversationId }: { readonly conversationId: string }) {
  const { chat, conversations } = useParts();
  const t = words().chat;
  const summary = conversations.summaries.value.find(({ id }) => id === conversationId);
  const title = visibleLine(summary?.title ?? '', 60) || words().conversations.untitled;
  return (
    <div class="bar" role="status">
      <bdi>{t.elsewhere(title)}</bdi>
      <button type="button" onClick={() => void conversations.show(conversationId)}>
        {t.show}
      </button>
      <button type="button" onClick={() => chat.stop()}>
        {t.stop}
      </button>
    </div>
  );
}

function ForeignRun({ runId, step }: { readonly runId: string; readonly step: number }) {
  const { host } = useParts();
  const stop = () => {
    host.tell({ type: 'stop', runId });
    void cancelRun(host.server, runId);
  };
  return (
    <div class="bar" role="status">
      <span>
        {words().activity.atWork} {step > 0 && words().activity.step(step)}
      </span>
      <button type="button" onClick={stop}>
        {words().chat.stop}
      </button>
    </div>
  );
}
