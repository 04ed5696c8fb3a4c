/**
 * The tab a run works in. Every tool works there and nowhere else; only the tab tools name another.
 * Nothing brings a tab to the front: the person goes on with what they do.
 */
export class RunTab {
  private readonly opened = new Set<number>();

  constructor(private current: number) {}

  get id(): number {
    return this.current;
  }

  /** From now on the run works there. */
  moveTo(tabId: number): void {
    this.current = tabId;
  }

  /** A tab that the run opened itself. */
  opens(tabId: number): void {
    this.opened.add(tabId);
  }

  /** Whether the run works in it or has opened it. */
  owns(tabId: number): boolean {
    return tabId === this.current || this.opened.has(tabId);
  }

  /** Forgets a tab that was closed. @returns whether the run is without a tab now */
  loses(tabId: number): boolean {
    this.opened.delete(tabId);
    return tabId === this.current;
  }

  /** Another tab of the run, to go on in. */
  another(): number | null {
    return [...this.opened].find((id) => id !== this.current) ?? null;
  }
}
