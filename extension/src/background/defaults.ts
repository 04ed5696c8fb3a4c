import { type Settings, writeSettings } from '../shared/settings';

const SEEN = 'defaultsSeen';

/**
 * Takes over the settings that were packed with the extension (`defaults.json`: `server`, `token`),
 * once for each version of that file: what the person sets afterwards stays.
 */
export async function applyDefaults(): Promise<void> {
  const packed = await packedDefaults();
  if (packed === null) return;
  const { local } = chrome.storage;
  if ((await local.get(SEEN))[SEEN] === packed) return;
  await writeSettings(settingsIn(packed));
  await local.set({ [SEEN]: packed });
}

/** Null where none were packed. */
async function packedDefaults(): Promise<string | null> {
  try {
    const response = await fetch(chrome.runtime.getURL('defaults.json'));
    return response.ok ? await response.text() : null;
  } catch {
    return null;
  }
}

function settingsIn(text: string): Partial<Settings> {
  const { server, token } = objectIn(text);
  return {
    ...(typeof server === 'string' && server !== '' ? { server } : {}),
    ...(typeof token === 'string' ? { token } : {}),
  };
}

function objectIn(text: string): Readonly<Record<string, unknown>> {
  try {
    return (JSON.parse(text) ?? {}) as Readonly<Record<string, unknown>>;
  } catch {
    return {};
  }
}
