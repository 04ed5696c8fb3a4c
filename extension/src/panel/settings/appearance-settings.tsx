import { useParts } from '../frame/parts';
import { ENGLISH } from '../language/english';
import { INDONESIAN } from '../language/indonesian';
import { chosenLanguage, words } from '../language/language';
import type { Theme } from './preferences';

const THEMES: readonly Theme[] = ['system', 'light', 'dark'];

export function AppearanceSettings() {
  const { preferences } = useParts();
  const t = words().settings;
  const choose = (theme: Theme) => () => {
    preferences.theme.value = theme;
  };
  return (
    <>
      <fieldset class="choice">
        <legend>{t.theme}</legend>
        {THEMES.map((theme) => (
          <label key={theme}>
            <input
              type="radio"
              name="theme"
              checked={preferences.theme.value === theme}
              onChange={choose(theme)}
            />
            {t.themes[theme]}
          </label>
        ))}
      </fieldset>
      <LanguageChoice />
    </>
  );
}

function LanguageChoice() {
  const t = words().settings;
  const choose = (event: { currentTarget: HTMLSelectElement }) => {
    const { value } = event.currentTarget;
    chosenLanguage.value = value === 'en' || value === 'id' ? value : null;
  };
  return (
    <label class="field">
      {t.language}
      <select value={chosenLanguage.value ?? ''} onChange={choose}>
        <option value="">{t.languageOfBrowser}</option>
        <option value="en" lang="en">
          {ENGLISH.name}
        </option>
        <option value="id" lang="id">
          {INDONESIAN.name}
        </option>
      </select>
    </label>
  );
}
