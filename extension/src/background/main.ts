/** The service worker. */
import { Eyes } from './eyes';
import { TabRefsStore } from './tab-refs';

const refs = new TabRefsStore();

chrome.tabs.onRemoved.addListener((tabId) => void refs.forget(tabId));

/** For the tools; no page can reach the worker's globals. */
declare global {
  var eyes: Eyes;
}
globalThis.eyes = new Eyes(refs);
