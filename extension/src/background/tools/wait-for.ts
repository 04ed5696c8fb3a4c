import { number, optional, text } from '../../shared/schema';
import { defineTool, done, failed } from './tool';
import { waitForUrl, waitInFrames } from './waits';

const DEFAULT_SECONDS = 10;

export const waitFor = defineTool({
  name: 'wait_for',
  description:
    'Waits until a text is displayed, a text is gone, or the address holds something; at most' +
    ' 30 seconds. Give exactly one of text, gone and url. Tells whether it came.',
  fields: {
    text: optional(text('The text that is to appear.', 500)),
    gone: optional(text('The text that is to disappear.', 500)),
    url: optional(text('A part of the address that is to come.', 2000)),
    seconds: optional(number('How long at most. Default 10.', 0, 30)),
  },
  effect: 'read',
  timeout: 40_000,
  run: async ({ text, gone, url, seconds = DEFAULT_SECONDS }, { tab, eyes, signal }) => {
    const given = [text, gone, url].filter((each) => each !== undefined);
    if (given.length !== 1) return failed('give exactly one of text, gone and url');
    const started = Date.now();
    const end = started + seconds * 1000;
    const met =
      url === undefined
        ? await waitInFrames(tab.id, text ?? gone ?? '', gone !== undefined, { eyes, end, signal })
        : await waitForUrl(tab.id, url, end);
    return done({ met, waited_ms: Date.now() - started });
  },
});
