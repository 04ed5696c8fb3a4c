/** Drawn on a field of 24 by 24, by strokes. */
const PATHS = {
  menu: 'M4 7h16M4 12h16M4 17h16',
  plus: 'M12 5v14M5 12h14',
  settings:
    'M4 8h10M18 8h2M4 16h2M10 16h10M16 8m-2 0a2 2 0 1 0 4 0a2 2 0 1 0-4 0M8 16m-2 0a2 2 0 1 0 4 0a2 2 0 1 0-4 0',
  send: 'M12 19V6M6 12l6-6 6 6',
  stop: 'M7.5 7.5h9v9h-9z',
  image: 'M5 5h14v14H5zM5 16l4.5-4.5 4 4 2.5-2.5 3 3M9 8.6m-1 0a1 1 0 1 0 2 0a1 1 0 1 0-2 0',
  camera: 'M4 8h4l1.5-2h5L16 8h4v11H4zM12 13m-3 0a3 3 0 1 0 6 0a3 3 0 1 0-6 0',
  close: 'M6 6l12 12M18 6L6 18',
  copy: 'M9 9h10v10H9zM15 9V5H5v10h4',
  check: 'M5 12.5l4.5 4.5L19 7.5',
  edit: 'M5 19l1-4L16 5l3 3L9 18zM14 7l3 3',
  retry: 'M19 12a7 7 0 1 1-2-4.9M19 4v4h-4',
  trash: 'M5 7h14M10 7V5h4v2M7 7l1 12h8l1-12M10.5 11v5M13.5 11v5',
  down: 'M12 5v13M6 12l6 6 6-6',
  chevron: 'M9 6l6 6-6 6',
  browser: 'M4 5h16v14H4zM4 9h16M7 7h.01M9.5 7h.01',
  cross: 'M7 7l10 10M17 7L7 17',
  wait: 'M12 7v5l3 2M12 12m-8 0a8 8 0 1 0 16 0a8 8 0 1 0-16 0',
} as const;

export type IconName = keyof typeof PATHS;

/** A picture beside words that say the same; screen readers pass it over. */
export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={PATHS[name]} />
    </svg>
  );
}
