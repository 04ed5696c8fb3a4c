import TurndownService from 'turndown';

/** What cannot be read, or is not text. */
const DROPPED = ['picture', 'svg', 'iframe', 'video', 'audio', 'button', 'script', 'style'];

/** Turns an element that nobody shows into Markdown: links kept, pictures dropped. */
export function markdownOf(content: Element): string {
  return service()
    .turndown(content as HTMLElement)
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

function service(): TurndownService {
  const turndown = new TurndownService({
    headingStyle: 'atx',
    bulletListMarker: '-',
    codeBlockStyle: 'fenced',
    emDelimiter: '*',
  });
  // Escaping protects a later rendering; a model reads the text as it is.
  turndown.escape = (text) => text;
  turndown.remove(DROPPED as (keyof HTMLElementTagNameMap)[]);
  turndown.addRule('picture', { filter: 'img', replacement: () => '' });
  turndown.addRule('link', {
    filter: 'a',
    replacement: (text, node) =>
      isBareLink(node as HTMLElement) ? text : linkTo(node as HTMLAnchorElement, text),
  });
  turndown.addRule('cell', { filter: ['td', 'th'], replacement: (text) => `${oneLine(text)} | ` });
  turndown.addRule('row', {
    filter: 'tr',
    replacement: (text) => `\n${text.replace(/ \| $/, '')}`,
  });
  return turndown;
}

/** Anchors that lead nowhere else: no address, a script, a place in the page, or no text. */
function isBareLink(node: HTMLElement): boolean {
  const href = node.getAttribute('href') ?? '';
  return !/^(https?:)?\/\/|^\//i.test(href) || (node.textContent ?? '').trim() === '';
}

function linkTo(link: HTMLAnchorElement, text: string): string {
  return `[${oneLine(text)}](${link.href.replace(/[()\s]/g, encodeURIComponent)})`;
}

function oneLine(text: string): string {
  return text.trim().replace(/\s*\n\s*/g, ' ');
}
