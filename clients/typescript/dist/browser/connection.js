import { openSocket as platformSocket } from '#socket';
import { RigError, UnreachableError } from '../errors.js';
import { pause } from '../pause.js';
import { BROKEN } from '../socket/socket.js';
import { messageOf } from './messages.js';
const openSocket = platformSocket;
/** The server answers a hello at once, and says something every 20 seconds. Milliseconds. */
const WELCOMES_IN = 15_000;
const SILENT_FOR = 60_000;
const RULE_BROKEN = 1008;
const WENT_ELSEWHERE = 4001;
/** Keeps a socket to the server: connects again where it breaks, and knows when not to. */
export class Connection {
    server;
    retries;
    user;
    stop = new AbortController();
    url;
    socket = null;
    isWelcome = false;
    wasWelcome = false;
    hadSession = false;
    failures = 0;
    constructor(server, retries, user) {
        this.server = server;
        this.retries = retries;
        this.user = user;
        this.url = new URL('ws?protocol=2', server.url);
        this.url.protocol = this.url.protocol === 'https:' ? 'wss:' : 'ws:';
    }
    /** @returns whether there was a session to send the message to; it may break before it arrives */
    say(message) {
        if (this.isWelcome)
            this.socket?.send(JSON.stringify(message));
        return this.isWelcome;
    }
    close() {
        this.stop.abort();
        this.socket?.close();
    }
    async keep() {
        const { signal } = this.stop;
        while (!signal.aborted) {
            const end = await this.once();
            if (signal.aborted)
                break;
            const error = this.reasonToEnd(end);
            if (error)
                return this.user.ended(error);
            await pause(this.retries, this.failures++, signal).catch(() => { });
        }
        this.user.ended(null);
    }
    /** One socket, from its beginning to its end. */
    async once() {
        let silence;
        const watch = (ms) => {
            clearTimeout(silence);
            silence = setTimeout(() => this.socket?.close(), ms);
        };
        try {
            return await new Promise((done) => {
                watch(WELCOMES_IN);
                const socket = openSocket(this.url, this.server.token, {
                    opened: () => socket.send(JSON.stringify(this.user.hello())),
                    heard: (text) => {
                        this.heard(text);
                        if (this.isWelcome)
                            watch(SILENT_FOR);
                    },
                    closed: done,
                });
                this.socket = socket;
            });
        }
        catch (error) {
            // A browser refuses some addresses by itself.
            return { code: BROKEN, reason: error.message };
        }
        finally {
            clearTimeout(silence);
            this.wasWelcome = this.isWelcome;
            this.isWelcome = false;
        }
    }
    heard(text) {
        const message = messageOf(text);
        if (message === null)
            return;
        if (message.type !== 'session_init') {
            if (this.isWelcome)
                this.user.heard(message);
            return;
        }
        this.isWelcome = true;
        this.hadSession = true;
        this.failures = 0;
        this.user.welcome(message.data);
    }
    /** Why there is no use in connecting again; null where there is. */
    reasonToEnd(end) {
        if ('problem' in end) {
            const { status } = end.problem;
            const isPassing = status === 408 || status === 429 || status >= 500;
            return isPassing && this.mayTryAgain() ? null : end.problem;
        }
        if (end.code === WENT_ELSEWHERE)
            return new RigError('the session goes on with another socket');
        // Later it is a message that took too long, which another connection may mend.
        if (end.code === RULE_BROKEN && !this.wasWelcome) {
            return new RigError(`the server did not accept the hello: ${end.reason}`);
        }
        if (this.mayTryAgain())
            return null;
        return new UnreachableError(`${this.url.host}: ${end.reason || `close code ${end.code}`}`);
    }
    /** Whoever has never had a session is better told at once. */
    mayTryAgain() {
        return this.hadSession && this.failures < this.retries.attempts;
    }
}
