import { words } from '../language/language';
import { copyText } from '../text/copy';

const SHOWN = 2000;

/** A button outside of any component, as rendered Markdown is. */
export function copyButton(label: string, text: () => string): HTMLButtonElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'small';
  button.textContent = words().copy;
  button.setAttribute('aria-label', label);
  button.addEventListener('click', async () => {
    const copied = await copyText(text());
    button.textContent = copied ? words().copied : words().copyFailed;
    setTimeout(() => {
      button.textContent = words().copy;
    }, SHOWN);
  });
  return button;
}
