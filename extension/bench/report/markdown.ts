import { type Row, type Section, short } from './row';

const HEAD = ['', 'ours', 'Playwright MCP', 'target', ''];

/** A section as Markdown, which also reads well as it stands. */
export function markdown({ title, note, rows }: Section): string {
  const cells = [HEAD, ...rows.map(cellsOf)];
  const widths = HEAD.map((_, column) => Math.max(3, ...cells.map((row) => lengthOf(row, column))));
  const [head = '', ...lines] = cells.map((row) => line(row, widths));
  const rule = line(
    widths.map((width) => '-'.repeat(width)),
    widths,
  );
  const said = note === '' ? [] : [note, ''];
  return [`### ${title}`, '', ...said, head, rule, ...lines, ''].join('\n');
}

function cellsOf({ what, ours, peer, target, met }: Row): string[] {
  const verdict = met === null ? '' : met ? 'met' : 'NOT MET';
  return [what, short(ours), short(peer), target, verdict];
}

function lengthOf(row: readonly string[], column: number): number {
  return row[column]?.length ?? 0;
}

function line(cells: readonly string[], widths: readonly number[]): string {
  return `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
}
