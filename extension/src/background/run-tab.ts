/** Is told what becomes of a run's tabs. */
export interface TabKeeper {
  /** A tab that the run opened itself. */
  opened(tabId: number): void;
  /** The run's tabs are not what they were. */
  changed(): void;
}

const NO_KEEPER: TabKeeper = { opened: () => undefined, changed: () => undefined };

/**
 * The tab a run works in. Every tool works there and nowhere else; only the tab tools name another.
 * Nothing brings a tab to the front: the person goes on with what they do.
 */
export class RunTab {
  private readonly openedTabs: Set<number>;

  /** @param opened tabs that the run has opened so far */
  constructor(
    private current: number,
    opened: readonly number[] = [],
    private readonly keeper: TabKeeper = NO_KEEPER,
  ) {
    this.openedTabs = new Set(opened);
  }

  get id(): number {
    return this.current;
  }

  get opened(): readonly number[] {
    return [...this.openedTabs];
  }

  /** From now on the run works there. */
  moveTo(tabId: number): void {
    this.current = tabId;
    this.keeper.changed();
  }

  /** A tab that the run opened itself. */
  opens(tabId: number): void {
    this.openedTabs.add(tabId);
    this.keeper.opened(tabId);
    this.keeper.changed();
  }

  /** Whether the run works in it or has opened it. */
  owns(tabId: number): boolean {
    return tabId === this.current || this.openedTabs.has(tabId);
  }

  /** Forgets a tab that was closed. @returns whether the run is without a tab now */
  loses(tabId: number): boolean {
    this.openedTabs.delete(tabId);
    this.keeper.changed();
    return tabId === this.current;
  }

  /** Another tab of the run, to go on in. */
  another(): number | null {
    return [...this.openedTabs].find((id) => id !== this.current) ?? null;
  }
}
