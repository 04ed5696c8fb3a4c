import { useParts } from '../frame/parts';
import { words } from '../language/language';

/** What the extension's worker keeps; nothing of it is in the console. */
export function WorkerSettings() {
  const { host, worker } = useParts();
  const settings = worker.settings.value;
  if (host.kind !== 'panel') return null;
  const t = words().settings;
  return (
    <>
      {settings && (
        <>
          <Check
            label={t.confirm}
            on={settings.confirm}
            set={(on) => host.tell({ type: 'setConfirm', on })}
          />
          <Check
            label={t.precise}
            hint={t.preciseHint}
            on={settings.precise}
            set={(on) => host.tell({ type: 'setPrecise', on })}
          />
        </>
      )}
      <button type="button" onClick={() => host.openOptions()}>
        {t.server}
      </button>
    </>
  );
}

interface CheckProps {
  readonly label: string;
  readonly hint?: string;
  readonly on: boolean;
  readonly set: (on: boolean) => void;
}

function Check({ label, hint, on, set }: CheckProps) {
  return (
    <label class="check">
      <input type="checkbox" checked={on} onChange={(event) => set(event.currentTarget.checked)} />
      <span>
        {label} {hint && <span class="hint">{hint}</span>}
      </span>
    </label>
  );
}
