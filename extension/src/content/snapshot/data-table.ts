/** Cells longer than this are page layout rather than data. */
const LONGEST_CELL = 200;

/** Enough rows to judge a table by. */
const ROWS_JUDGED = 20;

/**
 * Whether a native table holds data, so that its rows are told as lines with cells; otherwise it
 * lays the page out and its cells are plain blocks.
 */
export function isDataTable(table: HTMLTableElement): boolean {
  const role = table.getAttribute('role');
  if (role === 'presentation' || role === 'none') return false;
  if (role === 'table' || role === 'grid' || role === 'treegrid') return true;
  if (table.querySelector('table')) return false;
  if (table.caption || table.tHead || table.querySelector('th')) return true;
  return looksLikeData(table);
}

function looksLikeData(table: HTMLTableElement): boolean {
  if (table.rows.length < 2) return false;
  let columns = 0;
  for (const row of Array.from(table.rows).slice(0, ROWS_JUDGED)) {
    columns = Math.max(columns, row.cells.length);
    for (const cell of row.cells) {
      if ((cell.textContent ?? '').length > LONGEST_CELL) return false;
    }
  }
  return columns >= 2;
}
