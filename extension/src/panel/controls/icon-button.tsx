import type { Ref } from 'preact';
import { Icon, type IconName } from './icon';

interface Props {
  readonly icon: IconName;
  /** What it does; read aloud, and shown when pointed at. */
  readonly label: string;
  readonly onClick: () => void;
  readonly disabled?: boolean;
  readonly expanded?: boolean;
  readonly button?: Ref<HTMLButtonElement>;
}

export function IconButton({ icon, label, onClick, disabled, expanded, button }: Props) {
  return (
    <button
      type="button"
      class="icon-button"
      aria-label={label}
      title={label}
      aria-expanded={expanded}
      disabled={disabled}
      onClick={onClick}
      ref={button ?? null}
    >
      <Icon name={icon} />
    </button>
  );
}
