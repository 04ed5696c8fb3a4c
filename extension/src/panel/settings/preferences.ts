import { effect, type Signal, signal } from '@preact/signals';
import { chosenLanguage, type LanguageCode } from '../language/language';

export type Theme = 'system' | 'light' | 'dark';

const KEY = 'rig-preferences';

/** What the person has set for this UI, kept in the browser. */
export class Preferences {
  readonly theme: Signal<Theme>;
  readonly instruction: Signal<string>;

  constructor(storage: Storage = localStorage) {
    const stored = read(storage);
    this.theme = signal(stored.theme);
    this.instruction = signal(stored.instruction);
    chosenLanguage.value = stored.language;
    effect(() => {
      const kept: Stored = {
        theme: this.theme.value,
        instruction: this.instruction.value,
        language: chosenLanguage.value,
      };
      storage.setItem(KEY, JSON.stringify(kept));
    });
  }
}

interface Stored {
  readonly theme: Theme;
  readonly instruction: string;
  readonly language: LanguageCode | null;
}

function read(storage: Storage): Stored {
  const stored = parsed(storage.getItem(KEY));
  const { theme, language, instruction } = stored;
  return {
    theme: theme === 'light' || theme === 'dark' ? theme : 'system',
    language: language === 'en' || language === 'id' ? language : null,
    instruction: typeof instruction === 'string' ? instruction : '',
  };
}

function parsed(text: string | null): Record<string, unknown> {
  try {
    return Object(JSON.parse(text ?? '{}'));
  } catch {
    return {};
  }
}
