import { signal } from '@preact/signals';

const WIDE = '(min-width: 860px)';

/** What of the UI is open. */
export class Views {
  readonly settings = signal(false);
  /** The list of conversations, where the window is too narrow to show it always. */
  readonly drawer = signal(false);
  readonly wide = signal(matchMedia(WIDE).matches);

  constructor() {
    matchMedia(WIDE).addEventListener('change', ({ matches }) => {
      this.wide.value = matches;
      this.drawer.value = false;
    });
  }
}
