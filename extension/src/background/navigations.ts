/** How a navigation of a tab's top document ended. */
export type NavigationEnd =
  | { readonly kind: 'loaded' }
  | { readonly kind: 'failed'; readonly error: string }
  /** The deadline came first; the page may still be loading. */
  | { readonly kind: 'late' }
  /** It never began. */
  | { readonly kind: 'none' };

type Details = { readonly tabId: number; readonly frameId: number };

/**
 * The navigations of all tabs' top documents. One for the worker, made when it starts: the browser
 * wakes a worker only for listeners that were there from the beginning.
 */
export class Navigations {
  private readonly watches = new Set<TabWatch>();
  /** How the last navigation of each tab ended, for tabs that are new to whoever asks. */
  private readonly lastEnds = new Map<number, NavigationEnd>();

  constructor() {
    const { webNavigation, tabs } = chrome;
    webNavigation.onBeforeNavigate.addListener(this.on((watch, frame) => watch.begins(frame)));
    webNavigation.onCommitted.addListener(
      this.on((watch, frame) => void this.commits(watch, frame)),
    );
    webNavigation.onCompleted.addListener((details) => this.ends(details, { kind: 'loaded' }));
    webNavigation.onErrorOccurred.addListener((details) =>
      this.ends(details, { kind: 'failed', error: details.error }),
    );
    const moved = this.on((watch) => watch.movesWithin());
    webNavigation.onReferenceFragmentUpdated.addListener(moved);
    webNavigation.onHistoryStateUpdated.addListener(moved);
    tabs.onRemoved.addListener((tabId) => this.lastEnds.delete(tabId));
  }

  /**
   * Watches one tab until {@link TabWatch.stop}.
   *
   * @param frameId a frame whose navigations count beside those of the top document
   */
  watch(tabId: number, frameId = 0): TabWatch {
    const watch = new TabWatch(tabId, frameId, () => this.watches.delete(watch));
    this.watches.add(watch);
    return watch;
  }

  /** Watches a tab that was just made for a page; that may have come already. */
  watchNew(tabId: number): TabWatch {
    const watch = this.watch(tabId);
    watch.begins(0);
    const end = this.lastEnds.get(tabId);
    if (end) watch.ends(end);
    return watch;
  }

  private on(tell: (watch: TabWatch, frameId: number) => void): (details: Details) => void {
    return ({ tabId, frameId }) => {
      for (const watch of this.watches) if (watch.concerns(tabId, frameId)) tell(watch, frameId);
    };
  }

  private ends({ tabId, frameId }: Details, end: NavigationEnd): void {
    if (frameId === 0) this.lastEnds.set(tabId, end);
    for (const watch of this.watches) {
      if (watch.concerns(tabId, frameId)) watch.ends(end, frameId);
    }
  }

  /** A page that comes back from the cache of pages is whole at once and tells no more. */
  private async commits(watch: TabWatch, frameId: number): Promise<void> {
    watch.begins(frameId);
    if (frameId !== 0) return;
    const tab = await chrome.tabs.get(watch.tabId).catch(() => null);
    if (tab?.status === 'complete') watch.ends({ kind: 'loaded' });
  }
}

/** What happens to one tab's top document, and perhaps one frame, from a moment on. */
export class TabWatch {
  /** The frame in which a navigation to another document has begun, null before. */
  begunIn: number | null = null;
  private movedWithin = false;
  private end: NavigationEnd | null = null;
  private readonly waiting = new Set<() => void>();

  constructor(
    readonly tabId: number,
    private readonly frameId: number,
    readonly stop: () => void,
  ) {}

  concerns(tabId: number, frameId: number): boolean {
    return tabId === this.tabId && (frameId === 0 || frameId === this.frameId);
  }

  /** A navigation of the top document counts more than one of a frame in it. */
  begins(frameId: number): void {
    if (this.begunIn === 0 && frameId !== 0) return;
    this.begunIn = frameId;
    this.end = null;
    this.wake();
  }

  ends(end: NavigationEnd, frameId = 0): void {
    // A navigation that takes another one's place aborts it, and is told to begin before or after.
    if (this.begunIn !== frameId) return;
    this.end = end;
    this.wake();
  }

  movesWithin(): void {
    this.movedWithin = true;
    this.wake();
  }

  /**
   * Resolves when the navigation has ended, also one within the document.
   *
   * @param beginsIn how long it may take to begin, in milliseconds
   * @param endsIn how long it may take in all
   */
  async ended(beginsIn: number, endsIn: number): Promise<NavigationEnd> {
    const started = Date.now();
    for (;;) {
      if (this.end) return this.end;
      if (this.movedWithin && this.begunIn === null) return { kind: 'loaded' };
      const begun = this.begunIn !== null;
      const limit = begun ? endsIn : Math.min(beginsIn, endsIn);
      const left = limit - (Date.now() - started);
      if (left <= 0) return { kind: begun ? 'late' : 'none' };
      await this.newsWithin(left);
    }
  }

  private newsWithin(milliseconds: number): Promise<void> {
    return new Promise((done) => {
      const timer = setTimeout(() => finish(), milliseconds);
      const finish = () => {
        clearTimeout(timer);
        this.waiting.delete(finish);
        done();
      };
      this.waiting.add(finish);
    });
  }

  private wake(): void {
    for (const done of [...this.waiting]) done();
  }
}
