import { visibleLine } from '../text/visible';

const OPENED: readonly string[] = ['http:', 'https:', 'mailto:'];

/** Links open in a tab of their own and say where they lead; what leads nowhere safe is text. */
export function settleLinks(fragment: DocumentFragment): void {
  for (const link of fragment.querySelectorAll('a')) {
    const url = safeUrl(link.getAttribute('href'));
    if (url) settle(link, url);
    else link.replaceWith(...link.childNodes);
  }
}

function settle(link: HTMLAnchorElement, url: URL): void {
  const text = link.textContent ?? '';
  link.href = url.href;
  link.target = '_blank';
  link.rel = 'noopener noreferrer';
  const place = url.protocol === 'mailto:' ? url.pathname : url.host;
  // An address that is written out says itself where it leads.
  if (isAddress(text, url)) return;
  const host = document.createElement('span');
  host.className = 'host';
  host.textContent = ` (${visibleLine(place, 100)})`;
  link.append(host);
}

/** Only an address with a scheme of its own: a relative one would lead into this page. */
function safeUrl(href: string | null): URL | null {
  const url = href && URL.canParse(href) ? new URL(href) : null;
  return url && OPENED.includes(url.protocol) ? url : null;
}

/** Letter for letter: letters of another script that look the same make another address. */
function isAddress(text: string, { href, username }: URL): boolean {
  const written = [text, `https://${text}`, `http://${text}`].flatMap((url) => [url, `${url}/`]);
  return username === '' && [...written, `mailto:${text}`].includes(href);
}
