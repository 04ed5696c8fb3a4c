import { effect } from '@preact/signals';
import { language, words } from '../language/language';
import { shownTheme } from '../settings/shown-theme';
import { visibleLine } from '../text/visible';
import type { Parts } from './parts';

/** Keeps what belongs to the document itself: its colours, its language and its title. */
export function keepDocument({ preferences, conversations }: Parts): void {
  const root = document.documentElement;
  effect(() => {
    root.dataset.theme = shownTheme(preferences.theme.value);
  });
  effect(() => {
    root.lang = language.value;
    const title = visibleLine(conversations.open.value.title, 80);
    document.title = title ? `${title} – ${words().app}` : words().app;
  });
}
