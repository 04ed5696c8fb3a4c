/** Any failure that this library tells of itself. */
export class RigError extends Error {
    name = 'RigError';
}
/** The server could not be reached, or what answered is not Backend Rig. */
export class UnreachableError extends RigError {
    name = 'UnreachableError';
}
/** A run's stream broke and could not be taken up again. */
export class BrokenStreamError extends RigError {
    name = 'BrokenStreamError';
}
/** The server refused: its problem document (RFC 9457), or what stands for it. */
export class ProblemError extends RigError {
    status;
    code;
    title;
    detail;
    errors;
    retryAfter;
    name = 'ProblemError';
    constructor(status, 
    /** The problem's name; empty where the answer was none of Backend Rig's. */
    code, title, 
    /** A sentence for the person, in their language. */
    detail, errors, 
    /** When it is worth trying again, in milliseconds. */
    retryAfter) {
        super(detail);
        this.status = status;
        this.code = code;
        this.title = title;
        this.detail = detail;
        this.errors = errors;
        this.retryAfter = retryAfter;
    }
    static async of(response) {
        const text = await response.text().catch(() => '');
        return ProblemError.from(response.status, text, response.headers.get('Retry-After'));
    }
    /** @param text a problem document, or plain text */
    static from(status, text, retryAfter) {
        const document = parsed(text);
        const code = /^urn:backendrig:problem:([a-z-]+)$/.exec(document.type ?? '')?.[1] ?? '';
        const detail = document.detail ?? (text.trim().slice(0, 500) || `HTTP status ${status}`);
        const seconds = /^\d{1,9}$/.test(retryAfter ?? '') ? Number(retryAfter) : null;
        return new ProblemError(status, code, document.title ?? '', detail, document.errors ?? [], seconds === null ? null : seconds * 1000);
    }
}
function parsed(text) {
    try {
        const value = JSON.parse(text);
        return typeof value === 'object' && value !== null ? value : {};
    }
    catch {
        return {};
    }
}
