/** What is about to be done, once its real target is known. */
export interface Deed {
  readonly tool: string;
  /** What the browser found there: `button "Delete all"`. */
  readonly target: string;
}

/**
 * Decides about a deed whose arguments alone do not tell what it does.
 *
 * @returns null to let it be done, or why not
 */
export type Judge = (deed: Deed) => Promise<string | null>;

/** Without confirm mode everything that the policy let through is done. */
export const LENIENT: Judge = async () => null;
