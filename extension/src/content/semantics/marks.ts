import { formAddress, isPosted, isSubmitter } from './submission';

/**
 * What pressing a control leads to, as words that stand right behind its name: `submit` (`submit
 * post`) for a button that sends its form, `download`, `→ host` for what leads to another site.
 */
export function marksOf(element: Element, role: string): string {
  if (role === 'link') return linkMarks(element);
  const isButton = element instanceof HTMLButtonElement || element instanceof HTMLInputElement;
  if (!isButton || !isSubmitter(element) || !element.form) return '';
  const elsewhere = hostMark(formAddress(element) ?? '');
  return ['submit', isPosted(element) ? 'post' : '', elsewhere].filter(Boolean).join(' ');
}

function linkMarks(element: Element): string {
  const address = addressOf(element);
  if (address === null) return '';
  return [element.hasAttribute('download') ? 'download' : '', hostMark(address)]
    .filter(Boolean)
    .join(' ');
}

function addressOf(element: Element): string | null {
  if (element instanceof HTMLAnchorElement || element instanceof HTMLAreaElement) {
    return element.hasAttribute('href') ? element.href : null;
  }
  if (!(element instanceof SVGAElement)) return null;
  return URL.parse(element.href.baseVal, document.baseURI)?.href ?? null;
}

/**
 * `→ host` for an address on another site than this document's. Which hosts make up a site only a
 * list of public suffixes tells, which is the server's: a host below or above this one goes for the
 * same site, any other is told.
 */
export function hostMark(address: string): string {
  const url = URL.parse(address);
  if (!url || !/^https?:$/.test(url.protocol) || isHere(url)) return '';
  // The shorter name is one site with the longer one.
  return `→ ${url.host.replace(/^www\./, '')}`;
}

function isHere(url: URL): boolean {
  const [there, here] = [url.hostname, location.hostname];
  // Of an address in numbers, and of this machine, the port counts too.
  if (/^[\d.]+$|^\[|^localhost$/.test(there)) return url.origin === location.origin;
  const [a, b] = [there.replace(/^www\./, ''), here.replace(/^www\./, '')];
  return a === b || a.endsWith(`.${b}`) || b.endsWith(`.${a}`);
}
