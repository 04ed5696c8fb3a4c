/** Nearer to the end than this many pixels counts as there. */
const NEAR = 40;

/** Keeps the end of a growing answer in view until the person scrolls up. */
export class StickToEnd {
  private sticks = true;
  private top = 0;
  private readonly sizes = new ResizeObserver(() => {
    if (this.sticks && this.isGrowing()) this.scroll();
  });

  constructor(
    private readonly frame: HTMLElement,
    content: HTMLElement,
    /** Whether what grows is an answer, and not something that the person has opened. */
    private readonly isGrowing: () => boolean,
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
    this.away(false);
  }

  dispose(): void {
    this.sizes.disconnect();
    this.frame.removeEventListener('scroll', this.scrolled);
  }

  private scroll(): void {
    this.frame.scrollTop = this.frame.scrollHeight;
  }

  /** Comes late: what has grown since is no reason to let go, only a way up is. */
  private readonly scrolled = (): void => {
    const { scrollTop, clientHeight, scrollHeight } = this.frame;
    const isUp = scrollTop < this.top;
    this.top = scrollTop;
    if (scrollTop + clientHeight > scrollHeight - NEAR) this.sticks = true;
    else if (isUp) this.sticks = false;
    this.away(!this.sticks);
  };
}
