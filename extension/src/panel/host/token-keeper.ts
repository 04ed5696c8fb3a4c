const KEY = 'rig-token';

/** The console's access token: for this tab, or remembered in this browser when asked to. */
export class TokenKeeper {
  constructor(
    private readonly tab: Storage = sessionStorage,
    private readonly browser: Storage = localStorage,
  ) {}

  /** Empty where none is kept. */
  get token(): string {
    return this.tab.getItem(KEY) ?? this.browser.getItem(KEY) ?? '';
  }

  keep(token: string, remember: boolean): void {
    this.forget();
    (remember ? this.browser : this.tab).setItem(KEY, token);
  }

  forget(): void {
    this.tab.removeItem(KEY);
    this.browser.removeItem(KEY);
  }
}
