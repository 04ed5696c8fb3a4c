import type { NamedValue } from '../shared/panel-messages';

/** What is about to be done, once its real target is known. */
export interface Deed {
  readonly tool: string;
  /** What the browser found there: `button "Delete all"`. */
  readonly target: string;
  /** The arguments, each in full. */
  readonly values: readonly NamedValue[];
  /** Where it leads: a link's address, or where its form is sent. */
  readonly url?: string;
  /** The origin of the document that it is done in. */
  readonly origin?: string;
}

/**
 * Decides about every act on a page, once before it is done.
 *
 * @param read looks the deed up in the page; where nobody wants to know, it is not called
 * @param signal ends the wait for an answer
 * @returns null to let it be done, or why not
 */
export type Judge = (read: () => Promise<Deed>, signal: AbortSignal) => Promise<string | null>;

/** Without confirm mode everything that the policy let through is done. */
export const LENIENT: Judge = async () => null;
