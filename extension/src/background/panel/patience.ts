import type { Patience } from './questions';

/** How long the person is waited for. One object for the worker; tests make it shorter. */
export interface Patiences {
  /** A yes or no to an action; also where no panel is open: the badge tells that one is wanted. */
  confirm: Patience;
  /** A question of the server's, which withdraws it itself in the end. */
  approval: Patience;
  /** May a page use this browser? */
  sessionUse: Patience;
  /** A question of the agent, or a file to pick. */
  ask: Patience;
}

export function patiences(): Patiences {
  return {
    confirm: { most: 120_000, alone: 120_000 },
    approval: { most: 305_000, alone: 305_000 },
    sessionUse: { most: 60_000, alone: 60_000 },
    ask: { most: 300_000, alone: 10_000 },
  };
}
