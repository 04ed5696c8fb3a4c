import { median, quantile } from '../report/quantile';
import { atLeast, atMost, type Row, told } from '../report/row';
import type { Measured } from './measure';

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

/** The peer's one look is at the whole page, so that is what stands beside each of ours. */
function tokenRows(pages: readonly Measured[], peer: PeerFigures): Row[] {
  const theirs = median(peerColumn(peer, 'tokens'));
  const ratios = pages.flatMap((page) => {
    const tokens = peer.get(page.name)?.tokens;
    return tokens ? [page.pageTokens / tokens] : [];
  });
  const ours = (pick: (page: Measured) => number) => median(pages.map(pick));
  const viewport = ours((page) => page.viewportTokens);
  const elements = ours((page) => page.elementTokens);
  const whole = ours((page) => page.pageTokens);
  return [
    atMost('viewport with text, tokens, median', viewport, 470, theirs),
    atMost('elements alone, tokens, median', elements, 330, theirs),
    told('whole page, tokens, median', whole, theirs),
    atMost("whole page, of the peer's tokens, median", median(ratios), 0.35, 1),
    atLeast('token estimate, of the real, lowest', lowestEstimate(pages), 0.95, null),
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

function peerColumn(peer: PeerFigures, column: 'tokens' | 'milliseconds'): number[] {
  return [...peer.values()].map((figures) => figures[column]);
}
