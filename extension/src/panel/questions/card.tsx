import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';

interface Props {
  readonly title: string;
  readonly onRefuse: (event: Event) => void;
  readonly children: ComponentChildren;
}

/** A question over the message field. Escape refuses. */
export function Card({ title, onRefuse, children }: Props) {
  const titleId = useId();
  const bodyId = useId();
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    onRefuse(event);
  };
  return (
    <div
      class="card"
      role="alertdialog"
      aria-labelledby={titleId}
      aria-describedby={bodyId}
      onKeyDown={onKeyDown}
    >
      <h2 id={titleId}>{title}</h2>
      <div id={bodyId} class="card-body">
        {children}
      </div>
    </div>
  );
}
