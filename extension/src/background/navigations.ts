/** How a navigation of a tab's top document ended. */
export type NavigationEnd =
  | { readonly kind: 'loaded' }
  | { readonly kind: 'failed'; readonly error: string }
  /** The deadline came first; the page may still be loading. */
  | { readonly kind: 'late' }
  /** It never began. */
  | { readonly kind: 'none' };

interface Details {
  readonly tabId: number;
  readonly frameId: number;
  readonly documentId?: string | undefined;
  readonly timeStamp: number;
}

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
    webNavigation.onBeforeNavigate.addListener(this.on((watch, details) => watch.begins(details)));
    webNavigation.onCommitted.addListener(this.on((watch, details) => void commit(watch, details)));
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
    watch.beganBefore();
    const end = this.lastEnds.get(tabId);
    if (end) watch.ends({ frameId: 0 }, end);
    return watch;
  }

  private on(tell: (watch: TabWatch, details: Details) => void): (details: Details) => void {
    return (details) => {
      for (const watch of this.watches) if (watch.concerns(details)) tell(watch, details);
    };
  }

  private ends(details: Details, end: NavigationEnd): void {
    if (details.frameId === 0) this.lastEnds.set(details.tabId, end);
    for (const watch of this.watches) if (watch.concerns(details)) watch.ends(details, end);
  }
}

/** A page that comes back from the cache of pages is whole at once and tells no more. */
async function commit(watch: TabWatch, details: Details): Promise<void> {
  watch.commits(details);
  if (details.frameId !== 0) return;
  const tab = await chrome.tabs.get(watch.tabId).catch(() => null);
  if (tab?.status === 'complete') watch.ends(details, { kind: 'loaded' });
}

/** What happens to one tab's top document, and perhaps one frame, from a moment on. */
export class TabWatch {
  /** The frame in which a navigation to another document has begun, null before. */
  begunIn: number | null = null;
  /** The document that came of it: the end of the one before may be told only now. */
  private document: string | null | undefined = null;
  private movedWithin = false;
  private end: NavigationEnd | null = null;
  private readonly since = Date.now();
  private readonly waiting = new Set<() => void>();

  constructor(
    readonly tabId: number,
    private readonly frameId: number,
    readonly stop: () => void,
  ) {}

  concerns({ tabId, frameId }: Details): boolean {
    return tabId === this.tabId && (frameId === 0 || frameId === this.frameId);
  }

  /** The navigation began before the watch, and any end of it counts. */
  beganBefore(): void {
    this.begunIn = 0;
    this.document = undefined;
  }

  /** A navigation of the top document counts more than one of a frame in it. */
  begins({ frameId, timeStamp }: Pick<Details, 'frameId' | 'timeStamp'>): void {
    if (timeStamp < this.since || (this.begunIn === 0 && frameId !== 0)) return;
    this.begunIn = frameId;
    this.end = null;
    this.wake();
  }

  commits(details: Details): void {
    if (details.timeStamp < this.since) return;
    this.begins(details);
    if (this.begunIn === details.frameId) this.document = details.documentId;
  }

  ends({ frameId, documentId }: Pick<Details, 'frameId' | 'documentId'>, end: NavigationEnd): void {
    if (this.begunIn !== frameId) return;
    const isOther = this.document !== undefined && this.document !== documentId;
    if (end.kind === 'loaded' && isOther) return;
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
