import { worded } from '../contract.js';
/** The questions that are open in this browser. */
export class Questions {
    decide;
    say;
    open = new Map();
    /** @param say sends a message */
    constructor(decide, say) {
        this.decide = decide;
        this.say = say;
    }
    /** A question; one that is open already comes again after a break. */
    async ask(question) {
        const { approval_id } = question;
        if (this.open.has(approval_id))
            return;
        const withdrawn = new AbortController();
        this.open.set(approval_id, withdrawn);
        const decision = await this.decision(question, withdrawn.signal);
        if (withdrawn.signal.aborted)
            return;
        this.open.delete(approval_id);
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
