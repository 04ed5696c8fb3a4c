import { worded } from '../contract.js';
/** Answers that may have been lost with a socket; the server puts those questions again. */
const KEPT = 64;
/** The questions that are open in this browser. */
export class Questions {
    decide;
    say;
    answered = new Map();
    open = new Map();
    /** @param say sends a message */
    constructor(decide, say) {
        this.decide = decide;
        this.say = say;
    }
    /** A question. After a break it comes again, and is the same one. */
    async ask(question) {
        const { approval_id } = question;
        const known = this.answered.get(approval_id);
        if (known)
            return this.answer(approval_id, known);
        if (this.open.has(approval_id))
            return;
        const withdrawn = new AbortController();
        this.open.set(approval_id, withdrawn);
        const decision = await this.decision(question, withdrawn.signal);
        if (withdrawn.signal.aborted)
            return;
        this.open.delete(approval_id);
        this.keep(approval_id, decision);
        this.answer(approval_id, decision);
    }
    keep(approvalId, decision) {
        const [oldest] = this.answered.keys();
        if (oldest !== undefined && this.answered.size >= KEPT)
            this.answered.delete(oldest);
        this.answered.set(approvalId, decision);
    }
    answer(approval_id, decision) {
        this.say({ type: 'approval_result', data: { approval_id, ...worded(decision) } });
    }
    /** Whoever cannot say yes says no. */
    async decision(question, signal) {
        try {
            return await this.decide(question, signal);
        }
        catch {
            return 'deny';
        }
    }
    withdraw(approvalId) {
        this.open.get(approvalId)?.abort();
        this.open.delete(approvalId);
    }
    withdrawAll() {
        for (const id of [...this.open.keys()])
            this.withdraw(id);
    }
}
