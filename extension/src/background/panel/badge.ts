const COLOUR = '#d6006c';

/** Shows on the toolbar button that somebody is waited for. */
export function showWaiting(waiting: number): void {
  void chrome.action.setBadgeText({ text: waiting > 0 ? '?' : '' });
  void chrome.action.setBadgeBackgroundColor({ color: COLOUR });
}
