import { useId } from 'preact/hooks';
import { useParts } from '../frame/parts';
import { words } from '../language/language';

/** As much as is sensible beside a message. */
const LONGEST = 4000;

/** What goes with every message, and with those of this conversation. */
export function InstructionSettings() {
  const { preferences, conversations } = useParts();
  const t = words().settings;
  const { id, instruction } = conversations.open.value;
  const setHere = (text: string) =>
    void conversations.change(id, (before) => ({ ...before, instruction: text }));
  return (
    <>
      <InstructionField
        label={t.instruction}
        value={preferences.instruction.value}
        onChange={(text) => {
          preferences.instruction.value = text;
        }}
      />
      <InstructionField label={t.instructionHere} value={instruction} onChange={setHere} />
    </>
  );
}

interface Props {
  readonly label: string;
  readonly value: string;
  readonly onChange: (text: string) => void;
}

function InstructionField({ label, value, onChange }: Props) {
  const hint = useId();
  return (
    <label class="field">
      {label}
      <textarea
        rows={2}
        maxLength={LONGEST}
        aria-describedby={hint}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
      <span id={hint} class="hint">
        {words().settings.instructionHint}
      </span>
    </label>
  );
}
