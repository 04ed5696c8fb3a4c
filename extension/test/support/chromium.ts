import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const PATHS = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/snap/bin/chromium',
];

/** The installed browser, if any; `CHROMIUM` names another one. Nothing is ever downloaded. */
export function foundChromium(): string | undefined {
  return process.env.CHROMIUM ?? PATHS.find(existsSync);
}

export function chromiumPath(): string {
  const path = foundChromium();
  if (!path) throw new Error('no Chromium found: install it or set CHROMIUM to its path');
  return path;
}

/** Flags for a quiet browser in a test; without a sandbox because tests may run as root. */
export const QUIET_FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** A headless browser with a fresh profile. The caller closes it. */
export function launchChromium(): Promise<Browser> {
  return chromium.launch({ executablePath: chromiumPath(), headless: true, args: QUIET_FLAGS });
}
