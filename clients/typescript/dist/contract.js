import { typedEvents } from './openapi.js';
/** How an answer reads on the wire, over HTTP as over the socket. */
export function worded(decision) {
    return decision === 'site' ? { decision: 'allow', scope: 'site' } : { decision };
}
/** An event of the stream as the library hands it on. */
export function asRunEvent(id, name, data) {
    return Object.hasOwn(typedEvents, name)
        ? { type: name, id, data }
        : { type: 'unknown', id, name, data };
}
