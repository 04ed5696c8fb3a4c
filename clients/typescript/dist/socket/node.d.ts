import { type OpenSocket } from './socket.js';
/** A socket of our own, as Node.js 20 has none without a flag. The token goes into a header. */
export declare const openSocket: OpenSocket;
