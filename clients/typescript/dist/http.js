import { ProblemError, UnreachableError } from './errors.js';
/**
 * Sends a request.
 *
 * @returns a good answer
 * @throws ProblemError, UnreachableError, or the signal's reason
 */
export async function send(server, path, sent) {
    const response = await answer(server, path, sent);
    if (!response.ok)
        throw await ProblemError.of(response);
    return response;
}
async function answer(server, path, sent) {
    const late = new AbortController();
    const signal = AbortSignal.any([late.signal, ...(sent.signal ? [sent.signal] : [])]);
    const timeout = sent.timeout ?? server.timeout;
    const timer = setTimeout(() => late.abort(), timeout);
    try {
        // Called without an object: a browser's fetch must not be a method of another one.
        const { fetch } = server;
        return await fetch(new URL(path, server.url), {
            method: sent.method ?? 'GET',
            headers: {
                Accept: sent.accept,
                ...(server.token === undefined ? {} : { Authorization: `Bearer ${server.token}` }),
                ...(sent.body === undefined ? {} : { 'Content-Type': 'application/json' }),
                ...sent.headers,
            },
            body: sent.body === undefined ? null : JSON.stringify(sent.body),
            signal,
        });
    }
    catch (error) {
        sent.signal?.throwIfAborted();
        const why = late.signal.aborted ? `no answer in ${timeout} ms` : 'no connection';
        throw new UnreachableError(`${server.url.origin}: ${why}`, { cause: error });
    }
    finally {
        clearTimeout(timer);
    }
}
/** Sends a request that is answered in JSON. */
export async function sendForJson(server, path, sent = {}) {
    const response = await send(server, path, { accept: 'application/json', ...sent });
    try {
        return (await response.json());
    }
    catch (error) {
        sent.signal?.throwIfAborted();
        throw new UnreachableError(`${server.url.origin}: the answer is no JSON`, { cause: error });
    }
}
