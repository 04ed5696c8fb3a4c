import { type ActionResult, type Outcome } from './messages.js';
/** What this browser was asked to do, so that nothing is done twice, and what came of it. */
export declare class Journal {
    /** By request, the oldest first; null while it runs. */
    private readonly entries;
    /** @returns whether this is the first time */
    begin(requestId: string): boolean;
    end(result: ActionResult): void;
    resultOf(requestId: string): ActionResult | null;
    /**
     * What a hello states.
     *
     * @param room bytes that are left in it; results that find none are stated as running
     * @returns also those results, to be sent after it
     */
    outcomes(room: number): {
        stated: Outcome[];
        later: ActionResult[];
    };
}
