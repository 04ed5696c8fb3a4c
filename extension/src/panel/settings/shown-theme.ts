import { computed, signal } from '@preact/signals';
import type { Theme } from './preferences';

const DARK = matchMedia('(prefers-color-scheme: dark)');

const systemIsDark = signal(DARK.matches);
DARK.addEventListener('change', ({ matches }) => {
  systemIsDark.value = matches;
});

const ofSystem = computed(() => (systemIsDark.value ? 'dark' : 'light'));

/** The colours that are shown; whoever asks hears when the system changes its own. */
export function shownTheme(theme: Theme): 'light' | 'dark' {
  return theme === 'system' ? ofSystem.value : theme;
}
