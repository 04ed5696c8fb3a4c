/** Between two attempts to connect, in milliseconds. */
export const SHORTEST_WAIT = 500;
export const LONGEST_WAIT = 15_000;

/**
 * How long to wait before the next attempt: anywhere between the shortest wait and a limit that
 * doubles, so that browsers which lost one server do not come back to it all at once.
 *
 * @param failures attempts that failed since the last good connection, at least 1
 * @param chance from 0 to 1
 */
export function waitAfter(failures: number, chance: number): number {
  const limit = Math.min(LONGEST_WAIT, SHORTEST_WAIT * 2 ** Math.min(failures, 10));
  return SHORTEST_WAIT + chance * (limit - SHORTEST_WAIT);
}
