import { markOwnOverlay } from '../dom/overlays';

/** What is over this fast nobody would see: an outline stays a little. Milliseconds. */
const LINGERS = 600;

/** Where the worker dies before it takes an outline away. */
const LONGEST = 150_000;

const COLOUR = '#d6006c';

/**
 * Outlines what the agent is at. The outlines stand in a closed shadow root above everything, let
 * the pointer through, and perception leaves them out.
 */
export class Highlight {
  private host: HTMLElement | null = null;
  private elements: readonly Element[] = [];
  private boxes: readonly HTMLElement[] = [];
  private timer: ReturnType<typeof setTimeout> | undefined;
  private frame = 0;

  show(elements: readonly Element[]): void {
    this.remove();
    if (elements.length === 0) return;
    this.elements = elements;
    this.host = hostElement();
    const root = this.host.attachShadow({ mode: 'closed' });
    this.boxes = elements.map(() => outline());
    root.append(...this.boxes);
    markOwnOverlay(this.host);
    document.documentElement.append(this.host);
    raise(this.host);
    this.follow();
    this.timer = setTimeout(() => this.remove(), LONGEST);
  }

  /** Takes the outlines away in a moment. */
  end(): void {
    if (!this.host) return;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.remove(), LINGERS);
  }

  /** Takes them away at once. */
  remove(): void {
    clearTimeout(this.timer);
    cancelAnimationFrame(this.frame);
    this.host?.remove();
    this.host = null;
    this.elements = [];
    this.boxes = [];
  }

  /** What is outlined may move; a hidden tab draws nothing, so there this rests. */
  private follow(): void {
    this.elements.forEach((element, index) => {
      const box = this.boxes[index];
      if (box) place(box, element);
    });
    this.frame = requestAnimationFrame(() => this.follow());
  }
}

/** Every property is set on the element and as important: the page's styles do not reach it. */
function styled(element: HTMLElement, styles: Readonly<Record<string, string>>): HTMLElement {
  for (const [name, value] of Object.entries(styles)) {
    element.style.setProperty(name, value, 'important');
  }
  return element;
}

function hostElement(): HTMLElement {
  return styled(document.createElement('div'), {
    all: 'initial',
    position: 'fixed',
    inset: '0',
    width: 'auto',
    height: 'auto',
    border: '0',
    background: 'transparent',
    overflow: 'hidden',
    'pointer-events': 'none',
    'z-index': '2147483647',
  });
}

function outline(): HTMLElement {
  return styled(document.createElement('div'), {
    position: 'fixed',
    'box-sizing': 'border-box',
    border: `3px solid ${COLOUR}`,
    'border-radius': '4px',
    'box-shadow': '0 0 0 2px white',
    'pointer-events': 'none',
  });
}

function place(box: HTMLElement, element: Element): void {
  const { left, top, width, height } = element.getBoundingClientRect();
  styled(box, {
    display: width > 0 && height > 0 && element.isConnected ? 'block' : 'none',
    left: `${left - 4}px`,
    top: `${top - 4}px`,
    width: `${width + 8}px`,
    height: `${height + 8}px`,
  });
}

/** Above dialogs too, which are drawn over everything that is no popover. */
function raise(host: HTMLElement): void {
  host.popover = 'manual';
  try {
    host.showPopover();
  } catch {
    // A document that is not shown has no such layer; the outline stays in the page's own.
  }
}
