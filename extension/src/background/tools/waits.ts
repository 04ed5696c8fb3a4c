import type { TextWait } from '../../shared/hands';
import type { Eyes } from '../eyes';
import { askHands, type Frame, framesOf } from '../frames';

/** One question to a document; a document that goes meanwhile costs no more than this. */
const SLICE = 1000;

/** Between two looks at a tab whose documents do not answer. */
const RETRY = 100;

interface Patience {
  readonly eyes: Eyes;
  /** When it ends, in milliseconds since 1970. */
  readonly end: number;
  readonly signal: AbortSignal;
}

/** Waits until any document of the tab shows a text, or until none does any more. */
export async function waitInFrames(
  tabId: number,
  text: string,
  gone: boolean,
  { eyes, end, signal }: Patience,
): Promise<boolean> {
  for (;;) {
    signal.throwIfAborted();
    const left = Math.max(0, end - Date.now());
    const frames = await framesOf(tabId)
      .then((all) => eyes.framesInSight(tabId, all))
      .catch(() => []);
    const answers = await askAll(tabId, frames, {
      text,
      gone,
      milliseconds: Math.min(SLICE, left),
    });
    const known = answers.filter((answer) => answer !== null);
    const met = gone ? known.length > 0 && known.every(Boolean) : known.some(Boolean);
    if (met) return true;
    if (Date.now() >= end) return false;
    if (known.length === 0) await pause(RETRY);
  }
}

/** The first document that answers yes ends the wait for a text; for its end all have to. */
async function askAll(
  tabId: number,
  frames: readonly Frame[],
  wait: TextWait,
): Promise<(boolean | null)[]> {
  const deadline = wait.milliseconds + SLICE;
  const asked = frames.map((frame) =>
    askHands(tabId, frame, { hands: 'wait', wait }, deadline).catch(() => null),
  );
  if (wait.gone) return Promise.all(asked);
  const first = await Promise.any(
    asked.map(async (each) => ((await each) ? true : Promise.reject(new Error('no')))),
  ).catch(() => false);
  return first ? [true] : Promise.all(asked);
}

/** Waits until the tab's address holds a text. */
export function waitForUrl(tabId: number, part: string, end: number): Promise<boolean> {
  return new Promise((done) => {
    const look = async () => {
      const tab = await chrome.tabs.get(tabId).catch(() => null);
      if (tab?.url?.includes(part)) finish(true);
      if (!tab) finish(false);
    };
    const onUpdated = (id: number) => {
      if (id === tabId) void look();
    };
    const timer = setTimeout(() => finish(false), Math.max(0, end - Date.now()));
    const finish = (met: boolean) => {
      clearTimeout(timer);
      chrome.tabs.onUpdated.removeListener(onUpdated);
      done(met);
    };
    chrome.tabs.onUpdated.addListener(onUpdated);
    void look();
  });
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((done) => setTimeout(done, milliseconds));
}
