/**
 * An address that a tab may be sent to, or null: only the web, never scripts, files or the browser's
 * own pages. Whether this person's policy allows it the server has decided before.
 */
export function webAddress(text: string): string | null {
  const url = URL.canParse(text.trim()) ? new URL(text.trim()) : null;
  return url && /^https?:$/.test(url.protocol) ? url.href : null;
}

export const NOT_WEB = 'only http and https addresses can be opened';
