import { useParts } from '../frame/parts';
import { words } from '../language/language';
import { cancelRun } from '../run/run-control';

/** The person works in the agent's tab: the agent waits until they say so. */
export function TakeoverBars() {
  const { worker } = useParts();
  return (
    <>
      {worker.takenOver.value.map((runId) => (
        <TakeoverBar key={runId} runId={runId} />
      ))}
    </>
  );
}

function TakeoverBar({ runId }: { readonly runId: string }) {
  const { host, chat } = useParts();
  const t = words().takeover;
  const stop = () => {
    if (chat.live.value?.answer.value.runId === runId) return chat.stop();
    host.tell({ type: 'stop', runId });
    void cancelRun(host.server, runId);
  };
  return (
    <div class="bar paused" role="alert">
      <span>{t.paused}</span>
      <button type="button" onClick={stop}>
        {t.stop}
      </button>
      <button type="button" class="primary" onClick={() => host.tell({ type: 'goOn', runId })}>
        {t.goOn}
      </button>
    </div>
  );
}
