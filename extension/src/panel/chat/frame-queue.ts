/** Where nothing is drawn (a hidden page) no frame comes; then this long is waited, in ms. */
const LONGEST_WAIT = 100;

/** Gathers what comes in and hands it on once for each frame that is drawn. */
export class FrameQueue<T> {
  private waiting: T[] = [];
  private frame = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly take: (items: readonly T[]) => void) {}

  push(item: T): void {
    this.waiting.push(item);
    if (this.waiting.length > 1) return;
    this.frame = requestAnimationFrame(() => this.flush());
    this.timer = setTimeout(() => this.flush(), LONGEST_WAIT);
  }

  flush(): void {
    cancelAnimationFrame(this.frame);
    clearTimeout(this.timer);
    const items = this.waiting;
    this.waiting = [];
    if (items.length > 0) this.take(items);
  }
}
