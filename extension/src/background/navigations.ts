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
    webNavigation.onBeforeNavigate.addListener(this.on((watch) => watch.begins()));
    webNavigation.onCommitted.addListener(this.on((watch) => void this.commits(watch)));
    webNavigation.onCompleted.addListener(({ tabId, frameId }) => {
      if (frameId === 0) this.ends(tabId, { kind: 'loaded' });
    });
    webNavigation.onErrorOccurred.addListener(({ tabId, frameId, error }) => {
      if (frameId === 0) this.ends(tabId, { kind: 'failed', error });
    });
    const moved = this.on((watch) => watch.movesWithin());
    webNavigation.onReferenceFragmentUpdated.addListener(moved);
    webNavigation.onHistoryStateUpdated.addListener(moved);
    tabs.onRemoved.addListener((tabId) => this.lastEnds.delete(tabId));
  }

  /** Watches one tab until {@link TabWatch.stop}. */
  watch(tabId: number): TabWatch {
    const watch = new TabWatch(tabId, () => this.watches.delete(watch));
    this.watches.add(watch);
    return watch;
  }

  /** Watches a tab that was just made for a page; that may have come already. */
  watchNew(tabId: number): TabWatch {
    const watch = this.watch(tabId);
    watch.begins();
    const end = this.lastEnds.get(tabId);
    if (end) watch.ends(end);
    return watch;
  }

  private on(tell: (watch: TabWatch) => void): (details: Details) => void {
    return ({ tabId, frameId }) => {
      if (frameId !== 0) return;
      for (const watch of this.watches) if (watch.tabId === tabId) tell(watch);
    };
  }

  private ends(tabId: number, end: NavigationEnd): void {
    this.lastEnds.set(tabId, end);
    for (const watch of this.watches) if (watch.tabId === tabId) watch.ends(end);
  }

  /** A page that comes back from the cache of pages is whole at once and tells no more. */
  private async commits(watch: TabWatch): Promise<void> {
    watch.begins();
    const tab = await chrome.tabs.get(watch.tabId).catch(() => null);
    if (tab?.status === 'complete') watch.ends({ kind: 'loaded' });
  }
}

/** What happens to one tab's top document from a moment on. */
export class TabWatch {
  /** Whether a navigation to another document has begun. */
  begun = false;
  private movedWithin = false;
  private end: NavigationEnd | null = null;
  private readonly waiting = new Set<() => void>();

  constructor(
    readonly tabId: number,
    readonly stop: () => void,
  ) {}

  begins(): void {
    this.begun = true;
    this.end = null;
    this.wake();
  }

  ends(end: NavigationEnd): void {
    // A navigation that takes another one's place aborts it, and is told to begin before or after.
    if (!this.begun) return;
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
      if (this.movedWithin && !this.begun) return { kind: 'loaded' };
      const limit = this.begun ? endsIn : Math.min(beginsIn, endsIn);
      const left = limit - (Date.now() - started);
      if (left <= 0) return { kind: this.begun ? 'late' : 'none' };
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
