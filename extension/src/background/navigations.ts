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

  constructor() {
    const on = (event: (watch: TabWatch, details: never) => void) => (details: Details) => {
      if (details.frameId !== 0) return;
      for (const watch of this.watches)
        if (watch.tabId === details.tabId) event(watch, details as never);
    };
    const { webNavigation } = chrome;
    webNavigation.onBeforeNavigate.addListener(on((watch) => watch.begins()));
    webNavigation.onCompleted.addListener(on((watch) => watch.ends({ kind: 'loaded' })));
    webNavigation.onErrorOccurred.addListener(
      on((watch, { error }: { error: string }) => watch.ends({ kind: 'failed', error })),
    );
    const moved = on((watch) => watch.movesWithin());
    webNavigation.onReferenceFragmentUpdated.addListener(moved);
    webNavigation.onHistoryStateUpdated.addListener(moved);
  }

  /** Watches one tab until {@link TabWatch.stop}. */
  watch(tabId: number): TabWatch {
    const watch = new TabWatch(tabId, () => this.watches.delete(watch));
    this.watches.add(watch);
    return watch;
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
