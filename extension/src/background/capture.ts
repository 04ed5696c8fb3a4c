/** The browser allows two pictures a second (chrome.tabs: MAX_CAPTURE_VISIBLE_TAB_CALLS_PER_SECOND). */
const BETWEEN_PICTURES = 550;

/** The last picture taken or being waited for: the next comes after it. */
let last: Promise<unknown> = Promise.resolve();

/** A picture of a window's tab in front, as a data URL of a PNG; waits for its turn. */
export function captureInFront(windowId: number): Promise<string> {
  const picture = last.then(() => chrome.tabs.captureVisibleTab(windowId, { format: 'png' }));
  last = picture
    .catch(() => undefined)
    .then(() => new Promise((done) => setTimeout(done, BETWEEN_PICTURES)));
  return picture;
}
