/** What the person has set, kept in this browser (`chrome.storage.local`). */
export interface Settings {
  /** The server's address, without a slash at its end. */
  readonly server: string;
  /** Empty where none is needed. */
  readonly token: string;
  /** Whether the person is asked before every action that changes a page. */
  readonly confirm: boolean;
  /** Whether trusted input is used; the browser shows its bar then. */
  readonly precise: boolean;
}

/** Where each setting is kept. */
const KEYS = {
  server: 'server',
  token: 'token',
  confirm: 'confirmMode',
  precise: 'preciseMode',
} as const satisfies Record<keyof Settings, string>;

export const DEFAULT_SETTINGS: Settings = {
  // Not 127.0.0.1: the console is opened at this name, and cookies, by which a browser is known
  // again, are per host.
  server: 'http://localhost:3000',
  token: '',
  confirm: false,
  precise: false,
};

export async function readSettings(): Promise<Settings> {
  return settingsFrom(await chrome.storage.local.get(Object.values(KEYS)));
}

export async function writeSettings(changed: Partial<Settings>): Promise<void> {
  const entries = Object.entries(changed).map(([name, value]) => [
    KEYS[name as keyof Settings],
    value,
  ]);
  await chrome.storage.local.set(Object.fromEntries(entries));
}

/** Calls back after each change. @returns how to stop it */
export function onSettings(changed: (settings: Settings) => void): () => void {
  const names = new Set<string>(Object.values(KEYS));
  const listener = (changes: Record<string, unknown>, area: string) => {
    if (area !== 'local' || !Object.keys(changes).some((key) => names.has(key))) return;
    void readSettings().then(changed);
  };
  chrome.storage.onChanged.addListener(listener);
  return () => chrome.storage.onChanged.removeListener(listener);
}

/** What was stored, with the default for what is missing or of the wrong type. */
export function settingsFrom(stored: Readonly<Record<string, unknown>>): Settings {
  const text = (name: 'server' | 'token') => {
    const value = stored[KEYS[name]];
    return typeof value === 'string' ? value : DEFAULT_SETTINGS[name];
  };
  return {
    server: text('server') || DEFAULT_SETTINGS.server,
    token: text('token'),
    confirm: stored[KEYS.confirm] === true,
    precise: stored[KEYS.precise] === true,
  };
}
