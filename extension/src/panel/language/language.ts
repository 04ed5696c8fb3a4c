import { computed, signal } from '@preact/signals';
import { ENGLISH, type Sentences } from './english';
import { INDONESIAN } from './indonesian';

const LANGUAGES = { en: ENGLISH, id: INDONESIAN } as const satisfies Record<string, Sentences>;

export type LanguageCode = keyof typeof LANGUAGES;

/** What the person chose; null: as the browser. */
export const chosenLanguage = signal<LanguageCode | null>(null);

export const language = computed<LanguageCode>(
  () => chosenLanguage.value ?? languageOf(navigator.languages),
);

/** The first of the browser's languages that we speak; else English. */
export function languageOf(tags: readonly string[]): LanguageCode {
  for (const tag of tags) {
    const code = tag.toLowerCase().split('-')[0];
    // `in` is what old Java systems call Indonesian.
    if (code === 'id' || code === 'in') return 'id';
    if (code === 'en') return 'en';
  }
  return 'en';
}

/** The sentences in the language that is on; a component that asks is drawn again on a change. */
export function words(): Sentences {
  return LANGUAGES[language.value];
}

/** A time of day as the language writes it. */
export function clock(milliseconds: number): string {
  const parts = { hour: '2-digit', minute: '2-digit' } as const;
  return new Date(milliseconds).toLocaleTimeString(language.value, parts);
}

/** A number as the language writes it. */
export function number(value: number, digits = 0): string {
  return value.toLocaleString(language.value, {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
}
