import { closestOf } from '../dom/native';
import type { Block, Run } from './blocks';

/** Headings, list items and links of what is displayed, as Markdown. */
export function visibleMarkdown(blocks: readonly Block[]): string {
  let text = '';
  let before = '';
  for (const block of blocks) {
    const next = markdownOf(block);
    const list = before.startsWith('- ') && next.startsWith('- ');
    if (before !== '') text += list ? '\n' : '\n\n';
    text += next;
    before = next;
  }
  return text;
}

function markdownOf(block: Block): string {
  const text = block.runs.map(runMarkdown).join('').trim();
  const heading = /^h([1-6])$/.exec(block.element.localName)?.[1];
  if (heading) return `${'#'.repeat(Number(heading))} ${text}`;
  return block.element.localName === 'li' ? `- ${text}` : text;
}

function runMarkdown(run: Run): string {
  const link = closestOf(run.element, 'a[href]') as HTMLAnchorElement | null;
  const text = run.text.trim();
  if (!link || text === '' || !/^https?:/.test(link.href)) return run.text;
  const [before, after] = run.text.split(text);
  return `${before ?? ''}[${text}](${link.href})${after ?? ''}`;
}
