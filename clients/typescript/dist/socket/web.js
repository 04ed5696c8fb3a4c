import { BROKEN } from './socket.js';
/** How long a socket may take to close, in milliseconds. */
const CLOSES_IN = 2_000;
/** The platform's own socket. It cannot set a header, so the token goes into the query. */
export const openSocket = (url, token, events) => {
    const address = new URL(url);
    if (token !== undefined)
        address.searchParams.set('token', token);
    const socket = new WebSocket(address);
    let isOver = false;
    const end = (code, reason) => {
        if (isOver)
            return;
        isOver = true;
        events.closed({ code, reason });
    };
    socket.onopen = () => events.opened();
    socket.onmessage = ({ data }) => {
        if (!isOver && typeof data === 'string')
            events.heard(data);
    };
    socket.onclose = ({ code, reason }) => end(code, reason);
    return {
        send: (text) => socket.send(text),
        close: () => {
            socket.close(1000);
            setTimeout(() => end(BROKEN, 'it did not close in time'), CLOSES_IN);
        },
    };
};
