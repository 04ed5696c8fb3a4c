/** The service worker. */
import { BrowserRun, type Parts } from './browser-run';
import { Eyes } from './eyes';
import { Hands } from './hands';
import { Navigations } from './navigations';
import { keepTime } from './pauses';
import { PreciseSwitch } from './precise/switch';
import { TabRefsStore } from './tab-refs';
import { declarations } from './tools/toolbox';

const refs = new TabRefsStore();
const eyes = new Eyes(refs);
const navigations = new Navigations();
const hands = new Hands(eyes, navigations);
const parts: Parts = { eyes, hands, navigations, precise: new PreciseSwitch() };

chrome.tabs.onRemoved.addListener((tabId) => void refs.forget(tabId));
keepTime();

const entrance = { parts, BrowserRun, declarations };
export type Entrance = typeof entrance;

/** For the connection; no page can reach the worker's globals. */
declare global {
  var rig: Entrance;
}
globalThis.rig = entrance;
