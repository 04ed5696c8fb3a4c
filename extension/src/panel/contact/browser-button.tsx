import { Icon } from '../controls/icon';
import type { BrowserUse, UseState } from '../host/browser-use';
import { words } from '../language/language';

/** The console's way to a browser: asks for it, and says what came of it. */
export function BrowserButton({ browser }: { readonly browser: BrowserUse }) {
  const state = browser.state.value;
  const t = words().browser;
  const isUsing = state === 'using';
  return (
    <div class="browser-use">
      <button
        type="button"
        aria-pressed={isUsing}
        disabled={state === 'asking'}
        title={isUsing ? t.without : undefined}
        onClick={() => (isUsing ? browser.stop() : void browser.ask())}
      >
        <Icon name="browser" /> {isUsing ? t.using : t.use}
      </button>
      <span role="status">{told(state)}</span>
    </div>
  );
}

function told(state: UseState): string {
  const t = words().browser;
  switch (state) {
    case 'none':
    case 'using':
      return '';
    case 'asking':
      return t.asking;
    case 'denied':
      return t.denied;
    case 'nobody':
      return t.nobody;
    case 'no answer':
      return t.noAnswer;
    case 'failed':
      return t.failed;
  }
}
