/** Nearer to the end than this many pixels counts as there. */
const NEAR = 40;

/** Keeps the end of a growing content in view until the person scrolls away from it. */
export class StickToEnd {
  private sticks = true;
  private readonly sizes = new ResizeObserver(() => {
    if (this.sticks) this.scroll();
  });

  constructor(
    private readonly frame: HTMLElement,
    content: HTMLElement,
    /** Hears when the end goes out of view, and comes back. */
    private readonly away: (isAway: boolean) => void,
  ) {
    this.sizes.observe(content);
    this.sizes.observe(frame);
    frame.addEventListener('scroll', this.scrolled, { passive: true });
  }

  toEnd(): void {
    this.sticks = true;
    this.scroll();
  }

  dispose(): void {
    this.sizes.disconnect();
    this.frame.removeEventListener('scroll', this.scrolled);
  }

  private scroll(): void {
    this.frame.scrollTop = this.frame.scrollHeight;
  }

  private readonly scrolled = (): void => {
    const { scrollTop, clientHeight, scrollHeight } = this.frame;
    this.sticks = scrollTop + clientHeight > scrollHeight - NEAR;
    this.away(!this.sticks);
  };
}
