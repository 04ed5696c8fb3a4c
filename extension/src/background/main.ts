/** The service worker. */
import { BrowserRun, type Parts } from './browser-run';
import { Eyes } from './eyes';
import { Hands } from './hands';
import { Navigations } from './navigations';
import { openPanelByButton } from './panel/open-by-button';
import { keepTime } from './pauses';
import { PreciseSwitch } from './precise/switch';
import { RunTab } from './run-tab';
import { provideScriptsWhenInstalled } from './scripts';
import { TabRefsStore } from './tab-refs';
import { declarations } from './tools/toolbox';
import { AgentWorker } from './worker';

// The token is among the settings: scripts in pages have no business there.
void chrome.storage.local.setAccessLevel({ accessLevel: 'TRUSTED_CONTEXTS' });

const refs = new TabRefsStore();
const eyes = new Eyes(refs);
const navigations = new Navigations();
const hands = new Hands(eyes, navigations);
const parts: Parts = { eyes, hands, navigations, precise: new PreciseSwitch() };

chrome.tabs.onRemoved.addListener((tabId) => void refs.forget(tabId));
keepTime();
openPanelByButton();
provideScriptsWhenInstalled();

const worker = new AgentWorker(parts);

const entrance = { parts, worker, BrowserRun, RunTab, declarations };
export type Entrance = typeof entrance;

/** For tests; no page can reach the worker's globals. */
declare global {
  var rig: Entrance;
}
globalThis.rig = entrance;
