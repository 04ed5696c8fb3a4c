import { type OpenSocket } from './socket.js';
/** The platform's own socket. It cannot set a header, so the token goes into the query. */
export declare const openSocket: OpenSocket;
