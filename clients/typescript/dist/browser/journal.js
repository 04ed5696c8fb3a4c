import { sizeOf } from './messages.js';
/** The server has one action of a session pending at a time; this many are plenty. */
const KEPT = 32;
/** What this browser was asked to do, so that nothing is done twice, and what came of it. */
export class Journal {
    /** By request, the oldest first; null while it runs. */
    entries = new Map();
    /** @returns whether this is the first time */
    begin(requestId) {
        if (this.entries.has(requestId))
            return false;
        this.entries.set(requestId, null);
        for (const [id, result] of this.entries) {
            if (this.entries.size <= KEPT)
                break;
            if (result)
                this.entries.delete(id);
        }
        return true;
    }
    end(result) {
        this.entries.set(result.request_id, result);
    }
    resultOf(requestId) {
        return this.entries.get(requestId) ?? null;
    }
    /**
     * What a hello states.
     *
     * @param room bytes that are left in it; results that find none are stated as running
     * @returns also those results, to be sent after it
     */
    outcomes(room) {
        const stated = [];
        const later = [];
        let left = room;
        for (const [request_id, result] of [...this.entries].reverse()) {
            const outcome = result
                ? { ...result, state: 'done' }
                : { request_id, state: 'running' };
            const size = sizeOf(JSON.stringify(outcome)) + 1;
            if (result && size > left / 2) {
                later.push(result);
                stated.push({ request_id, state: 'running' });
            }
            else {
                left -= size;
                stated.push(outcome);
            }
        }
        return { stated, later };
    }
}
