import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';
import { words } from '../language/language';
import { IconButton } from './icon-button';

interface Props {
  readonly title: string;
  readonly kind?: 'drawer';
  readonly onClose: () => void;
  readonly children: ComponentChildren;
}

/** A modal dialog: the browser keeps the focus in it and gives it back when it closes. */
export function Dialog({ title, kind, onClose, children }: Props) {
  const element = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useEffect(() => {
    const dialog = element.current;
    dialog?.showModal();
    return () => dialog?.close();
  }, []);
  const onBackdrop = (event: MouseEvent) => {
    if (event.target === element.current) onClose();
  };
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape and the close button do the same
    <dialog
      ref={element}
      class={kind ?? 'box'}
      aria-labelledby={titleId}
      onClose={onClose}
      onClick={onBackdrop}
    >
      <div class="dialog-inner">
        <header class="dialog-head">
          <h2 id={titleId}>{title}</h2>
          <IconButton icon="close" label={words().close} onClick={onClose} />
        </header>
        {children}
      </div>
    </dialog>
  );
}
