const NEEDED = {
    session_init: ['session_id', 'resume_token'],
    action_request: ['request_id', 'run_id'],
    approval_request: ['approval_id', 'kind'],
    approval_withdrawn: ['approval_id'],
    run_state: ['run_id', 'state'],
};
/** A message of the server; null for one that is broken or not known. */
export function messageOf(text) {
    const { type, data } = objectOf(parsed(text));
    if (typeof type !== 'string' || !Object.hasOwn(NEEDED, type))
        return null;
    const fields = objectOf(data);
    const needed = NEEDED[type];
    if (needed.some((name) => typeof fields[name] !== 'string'))
        return null;
    if (type === 'action_request' && typeof objectOf(fields.command).type !== 'string')
        return null;
    return { type, data };
}
function parsed(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        return null;
    }
}
function objectOf(value) {
    return typeof value === 'object' && value !== null ? value : {};
}
/** The length of a text as it is sent, in bytes. */
export function sizeOf(text) {
    return new TextEncoder().encode(text).length;
}
