import type { FromPanel, ScreenshotMessage, SettingsMessage } from '../../shared/panel-messages';
import { readSettings, type Settings, writeSettings } from '../../shared/settings';
import { captureInFront } from '../capture';
import type { Connection } from '../connection/connection';
import type { Highlighter } from '../runs/highlighter';
import type { Runs } from '../runs/runs';
import type { Activity } from './activity';
import type { PanelPort } from './panels';
import type { Questions } from './questions';

/** What the panels can ask for. */
export interface PanelWorld {
  readonly connection: Connection;
  readonly runs: Runs;
  readonly questions: Questions;
  readonly activity: Activity;
  readonly highlighter: Highlighter;
}

/** Does what a panel asks for. */
export class PanelDesk {
  constructor(private readonly world: PanelWorld) {}

  /** Tells a panel that was just opened how things stand. */
  async greet(panel: PanelPort): Promise<void> {
    const { connection, runs, questions, activity } = this.world;
    const settings = settingsMessage(await readSettings());
    const takeovers = await runs.takeovers();
    const all = [connection.status, settings, ...activity.soFar(), ...takeovers];
    for (const message of [...all, ...questions.waiting()]) panel.postMessage(message);
    connection.wake();
  }

  async heard(message: FromPanel, panel: PanelPort): Promise<void> {
    const { connection, runs, questions } = this.world;
    switch (message.type) {
      case 'answer':
        return questions.answer(message.id, message);
      case 'goOn':
        return runs.goOn(message.runId);
      case 'stop':
        return runs.stop(message.runId);
      case 'setConfirm':
        return writeSettings({ confirm: message.on });
      case 'setPrecise':
        return writeSettings({ precise: message.on });
      case 'reconnect':
        return connection.retry();
      case 'screenshotTab':
        return panel.postMessage(await pictureOfFront(message.id));
      case 'highlight':
        return this.highlight(message.runId, message.ref);
    }
  }

  private async highlight(runId: string, ref: number | null): Promise<void> {
    const { runs, highlighter } = this.world;
    const tabId = (await runs.known(runId))?.tabId ?? null;
    if (tabId === null) return;
    if (ref === null) await highlighter.hide(tabId);
    else await highlighter.show(tabId, [ref]);
  }
}

export function settingsMessage({ confirm, precise, server, token }: Settings): SettingsMessage {
  return { type: 'settings', confirm, precise, server, tokenSet: token !== '' };
}

/** The tab in front of the window that the person used last. */
async function pictureOfFront(id: string): Promise<ScreenshotMessage> {
  try {
    const window = await chrome.windows.getLastFocused({ windowTypes: ['normal'] });
    const dataUrl = await captureInFront(window.id ?? chrome.windows.WINDOW_ID_CURRENT);
    return { type: 'screenshot', id, dataUrl };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return { type: 'screenshot', id, error: why };
  }
}
