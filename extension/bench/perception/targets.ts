import type { Measured } from './measure';

/** One line of the result. */
export interface Row {
  readonly what: string;
  readonly ours: number;
  readonly peer: number | null;
  readonly target: string;
  /** Null where there is no target. */
  readonly met: boolean | null;
}

/** The peer's figures for the same pages, by name. */
export type PeerFigures = ReadonlyMap<
  string,
  { readonly tokens: number; readonly milliseconds: number }
>;

/** Issue 3, point 20: what is asked of perception, and what was reached on these pages. */
export function rowsOf(pages: readonly Measured[], peer: PeerFigures): Row[] {
  const times = peerColumn(peer, 'milliseconds');
  return [
    ...tokenRows(pages, peer),
    ...timeRows(pages, times),
    ...agreementRows(pages),
    ...readingRows(pages),
  ];
}

function tokenRows(pages: readonly Measured[], peer: PeerFigures): Row[] {
  const peerTokens = quantile(peerColumn(peer, 'tokens'), 0.5);
  const ratios = pages.flatMap((page) => {
    const theirs = peer.get(page.name)?.tokens;
    return theirs ? [page.pageTokens / theirs] : [];
  });
  const median = (pick: (page: Measured) => number) => quantile(pages.map(pick), 0.5);
  return [
    atMost(
      'viewport with text, tokens, median',
      median((page) => page.viewportTokens),
      470,
      null,
    ),
    atMost(
      'elements alone, tokens, median',
      median((page) => page.elementTokens),
      330,
      null,
    ),
    atLeast('token estimate, of the real, lowest', lowestEstimate(pages), 0.95, null),
    told(
      'whole page, tokens, median',
      median((page) => page.pageTokens),
      peerTokens,
    ),
    atMost("whole page, of the peer's tokens, median", quantile(ratios, 0.5), 0.35, 1),
  ];
}

/** The budget is kept by estimates, so they must not be low. */
function lowestEstimate(pages: readonly Measured[]): number {
  return Math.min(...pages.map((page) => page.estimate));
}

function timeRows(pages: readonly Measured[], peer: readonly number[]): Row[] {
  const viewport = pages.flatMap((page) => page.viewportTimes);
  const whole = pages.flatMap((page) => page.pageTimes);
  const first = pages.map((page) => page.firstLook);
  return [
    told('viewport, ms, p50', quantile(viewport, 0.5), null),
    atMost('viewport, ms, p90', quantile(viewport, 0.9), 30, null),
    told('whole page, ms, p50', quantile(whole, 0.5), quantile(peer, 0.5)),
    told('whole page, ms, p90', quantile(whole, 0.9), quantile(peer, 0.9)),
    told('first look at a page, ms, p90', quantile(first, 0.9), null),
  ];
}

function agreementRows(pages: readonly Measured[]): Row[] {
  const sum = (pick: (page: Measured) => number) =>
    pages.reduce((all, page) => all + pick(page), 0);
  const both = sum((page) => page.agreement.both);
  const missed = sum((page) => page.agreement.missed.length);
  const otherNames = sum((page) => page.agreement.otherNames.length);
  const otherRoles = sum((page) => page.agreement.otherRoles.length);
  const extra = sum((page) => page.agreement.extra.length);
  return [
    atLeast('controls, recall', both / (both + missed), 0.99, null),
    atLeast('controls, precision', both / (both + extra), 0.95, null),
    atLeast('controls, same name', 1 - otherNames / both, 0.97, null),
    told('controls, same role', 1 - otherRoles / both, null),
  ];
}

function readingRows(pages: readonly Measured[]): Row[] {
  const read = pages.flatMap((page) => (page.reading ? [page.reading] : []));
  if (read.length === 0) return [];
  const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const own = mean(read.map((each) => each.readability));
  return [
    atLeast(
      'page text, F1, mean (peer: Readability)',
      mean(read.map((each) => each.ours)),
      own,
      own,
    ),
    atLeast('page text, F1, lowest', Math.min(...read.map((each) => each.ours)), 0.3, null),
  ];
}

/** It never throws on a real page. */
export function failureRow(failed: number): Row {
  return atMost('pages that failed', failed, 0, null);
}

function atMost(what: string, ours: number, target: number, peer: number | null): Row {
  return { what, ours, peer, target: `≤ ${short(target)}`, met: ours <= target };
}

function atLeast(what: string, ours: number, target: number, peer: number | null): Row {
  return { what, ours, peer, target: `≥ ${short(target)}`, met: ours >= target };
}

function told(what: string, ours: number, peer: number | null): Row {
  return { what, ours, peer, target: '', met: null };
}

function peerColumn(peer: PeerFigures, column: 'tokens' | 'milliseconds'): number[] {
  return [...peer.values()].map((figures) => figures[column]);
}

/** The value below which the share of the values lies; NaN of none. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

/** A figure as it is printed. */
export function short(value: number | null): string {
  if (value === null || Number.isNaN(value)) return '';
  return value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(3);
}
