import { type Decision } from '../contract.js';
import type { SocketQuestion } from './messages.js';
/**
 * Answers a question for the person. The signal is aborted where no answer is wanted any more.
 */
export type Decide = (question: SocketQuestion, signal: AbortSignal) => Decision | Promise<Decision>;
/** The questions that are open in this browser. */
export declare class Questions {
    private readonly decide;
    private readonly say;
    private readonly answered;
    private readonly open;
    /** @param say sends a message */
    constructor(decide: Decide, say: (message: object) => void);
    /** A question. After a break it comes again, and is the same one. */
    ask(question: SocketQuestion): Promise<void>;
    private keep;
    private answer;
    /** Whoever cannot say yes says no. */
    private decision;
    withdraw(approvalId: string): void;
    withdrawAll(): void;
}
