/**
 * Links that open a new tab. The browser opens one only for a person's click, and in front; so the
 * click's default is held back and the background opens the tab behind.
 */
export class NewTabs {
  readonly wanted: string[] = [];

  private readonly hold = (event: Event) => {
    const link = this.linkIn(event);
    if (!link || event.defaultPrevented) return;
    event.preventDefault();
    this.wanted.push(link.href);
  };

  /** The last listener on the way: the page has had its say. */
  start(): void {
    addEventListener('click', this.hold);
  }

  stop(): void {
    removeEventListener('click', this.hold);
  }

  private linkIn(event: Event): HTMLAnchorElement | null {
    for (const target of event.composedPath()) {
      const isLink = target instanceof HTMLAnchorElement || target instanceof HTMLAreaElement;
      if (isLink && target.href !== '')
        return opensTab(target) ? (target as HTMLAnchorElement) : null;
    }
    return null;
  }
}

function opensTab({ target, href }: HTMLAnchorElement | HTMLAreaElement): boolean {
  const name = target || document.querySelector<HTMLBaseElement>('base[target]')?.target || '';
  if (!/^https?:/.test(href) || name === '' || /^_(self|top|parent)$/i.test(name)) return false;
  return name.toLowerCase() === '_blank' || !isFrameName(name);
}

function isFrameName(name: string): boolean {
  return document.querySelector(`iframe[name="${CSS.escape(name)}"]`) !== null;
}
