/** The most that is waited for a document at once, in milliseconds. */
const LONGEST = 2000;

/** Keeps the time for documents of hidden tabs, whose own timers the browser holds back. */
export function keepTime(): void {
  chrome.runtime.onMessage.addListener((message: { pause?: unknown }, sender, respond) => {
    const milliseconds = message?.pause;
    if (sender.id !== chrome.runtime.id || typeof milliseconds !== 'number') return false;
    setTimeout(respond, Math.min(Math.max(0, milliseconds), LONGEST));
    return true;
  });
}
