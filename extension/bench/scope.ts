import { type BenchPage, benchPages } from './pages';

/** How much is measured. */
export interface Scope {
  /** Real pages, of which there may be none, and the project's own. */
  readonly real: readonly BenchPage[];
  readonly own: readonly BenchPage[];
  /** How often an action counts, and how often it is done before that. */
  readonly rounds: number;
  readonly warmUp: number;
  /** Runs through the whole that count; one more goes before them. */
  readonly runs: number;
  /** Whether there is enough of everything to hold it against the targets. */
  readonly judged: boolean;
}

/** A smoke test: every path once or a few times. */
const QUICK = { rounds: 6, warmUp: 1, runs: 1, judged: false };
const QUICK_OWN = new Set(['form', 'article', 'hands']);
const FULL = { rounds: 100, warmUp: 10, runs: 8, judged: true };

export function scopeOf(quick: boolean, folder: string | undefined): Scope {
  const { real, own } = benchPages(folder);
  if (!quick) return { ...FULL, real, own };
  return { ...QUICK, real: real.slice(0, 2), own: own.filter(({ name }) => QUICK_OWN.has(name)) };
}
