/** The toolbar button opens the panel. */
export function openPanelByButton(): void {
  void chrome.sidePanel
    ?.setPanelBehavior({ openPanelOnActionClick: true })
    // Browsers without a side panel have the console.
    .catch(() => undefined);
}
