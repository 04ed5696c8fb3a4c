/** One figure of the report. */
export interface Row {
  readonly what: string;
  readonly ours: number;
  /** The peer's figure for the same; null where it has none. */
  readonly peer: number | null;
  readonly target: string;
  /** Null where there is no target. */
  readonly met: boolean | null;
}

/** A table of the report. */
export interface Section {
  readonly title: string;
  /** A sentence for the reader, may be empty. */
  readonly note: string;
  readonly rows: readonly Row[];
}

type Figure = Pick<Row, 'what' | 'ours' | 'peer'>;

export function atMost(what: string, ours: number, target: number, peer: number | null): Row {
  return judged({ what, ours, peer }, `≤ ${short(target)}`, ours <= target);
}

export function atLeast(what: string, ours: number, target: number, peer: number | null): Row {
  return judged({ what, ours, peer }, `≥ ${short(target)}`, ours >= target);
}

export function under(what: string, ours: number, target: number): Row {
  return judged({ what, ours, peer: null }, `< ${short(target)}`, ours < target);
}

/** A figure without a target. */
export function told(what: string, ours: number, peer: number | null): Row {
  return { what, ours, peer, target: '', met: null };
}

function judged(figure: Figure, target: string, met: boolean): Row {
  return { ...figure, target, met };
}

const FAILED = 'pages that failed';

/** It never throws on a page. */
export function failures(count: number): Row {
  return atMost(FAILED, count, 0, null);
}

/** The same figures, of which only failures decide anything. */
export function unjudged(section: Section): Section {
  const rows = section.rows.map((row) =>
    row.what === FAILED ? row : told(row.what, row.ours, row.peer),
  );
  return { ...section, rows };
}

/** Whether a target of a section is missed; a figure that is no number misses its target. */
export function misses({ rows }: Section): boolean {
  return rows.some((row) => row.met === false);
}

/** A figure as it is printed. */
export function short(value: number | null): string {
  if (value === null || Number.isNaN(value)) return '';
  if (Number.isInteger(value)) return String(value);
  return value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(3);
}
