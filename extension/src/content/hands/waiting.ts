import type { TextWait } from '../../shared/hands';
import { displayedIn } from '../reading/blocks';
import { nextTask, pause } from './pause';

/** A page that stirs all the time is looked at this often. Milliseconds. */
const LOOK_EVERY = 50;

/** Waits until a text is displayed, or no longer is; false when the time is over. */
export async function waitForText({ text, gone, milliseconds }: TextWait): Promise<boolean> {
  const wanted = plain(text);
  const holds = () => isDisplayed(wanted) !== gone;
  const end = performance.now() + milliseconds;
  for (;;) {
    if (holds()) return true;
    const left = end - performance.now();
    if (left <= 0) return false;
    await stirOrTime(left);
    await pause(Math.min(LOOK_EVERY, Math.max(0, end - performance.now())));
  }
}

/** What the browser itself takes for rendered is asked first: it costs less, and holds more. */
function isDisplayed(wanted: string): boolean {
  const { body } = document;
  if (!body || !plain(body.innerText).includes(wanted)) return false;
  const texts = displayedIn(body).blocks.map((block) => block.text);
  return plain(texts.join(' ')).includes(wanted);
}

function plain(text: string): string {
  return text.replace(/\s+/g, ' ').trim().toLocaleLowerCase();
}

/** Resolves when the document changes, or after so many milliseconds. */
async function stirOrTime(milliseconds: number): Promise<void> {
  let observer: MutationObserver | undefined;
  const stirred = new Promise<void>((done) => {
    observer = new MutationObserver(() => done());
    observer.observe(document, {
      subtree: true,
      childList: true,
      attributes: true,
      characterData: true,
    });
  });
  await Promise.race([stirred, pause(Math.min(milliseconds, 500))]);
  observer?.disconnect();
  await nextTask();
}
