import type { ClientMessage } from '../../shared/socket-messages';
import { isWeb } from './start-tab';

/**
 * Tells the server which page the agent is on, or would begin on if it were asked now; only pages
 * of the web.
 */
export class PageUpdates {
  private told = '';
  /** One look after the other, so that the newest is told last. */
  private last: Promise<unknown> = Promise.resolve();

  /**
   * @param send tells whether it was sent
   * @param workTab the tab of the run that is on, if there is one
   * @param startTab the tab that a run would begin in, if there is one
   */
  constructor(
    private readonly send: (message: ClientMessage) => boolean,
    private readonly workTab: () => Promise<number | null>,
    private readonly startTab: () => Promise<number | null>,
  ) {}

  listen(): void {
    chrome.tabs.onUpdated.addListener((_id, { url, title, status }) => {
      if (url !== undefined || title !== undefined || status === 'complete') this.look();
    });
    chrome.tabs.onActivated.addListener(() => this.look());
    chrome.windows.onFocusChanged.addListener(() => this.look());
  }

  /** Tells it also where it is what was told last. */
  again(): void {
    this.told = '';
    this.look();
  }

  look(): void {
    this.last = this.last.then(() => this.tell()).catch(() => undefined);
  }

  private async tell(): Promise<void> {
    const tab = await this.tab();
    const { url = '', title = '' } = tab ?? {};
    const now = JSON.stringify([url, title]);
    if (!isWeb(url) || now === this.told) return;
    if (this.send({ type: 'SessionUpdate', data: { url, title } })) this.told = now;
  }

  private async tab(): Promise<chrome.tabs.Tab | undefined> {
    const work = (await this.workTab()) ?? (await this.startTab());
    if (work !== null) return chrome.tabs.get(work);
    const [front] = await chrome.tabs.query({ active: true, lastFocusedWindow: true });
    return front;
  }
}
