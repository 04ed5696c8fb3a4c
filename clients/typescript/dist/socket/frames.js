import { randomBytes } from 'node:crypto';
export const TEXT = 1;
export const CLOSE = 8;
export const PING = 9;
export const PONG = 10;
const CONTINUATION = 0;
const CONTROL = 8;
/** Messages of the server are short; this is far above the longest. Bytes. */
const LONGEST = 32 * 1024 * 1024;
/** The server broke the protocol (RFC 6455). */
export class FrameError extends Error {
    code;
    constructor(code, reason) {
        super(reason);
        this.code = code;
    }
}
/** Puts a server's frames together to messages (RFC 6455, 5.4). */
export class Frames {
    rest = Buffer.alloc(0);
    chunks = [];
    waiting = 0;
    /** How many bytes the frame at the front needs; less is not looked at again. */
    needed = 2;
    parts = [];
    size = 0;
    opcode = null;
    /** What these bytes complete. */
    push(bytes) {
        this.chunks.push(bytes);
        this.waiting += bytes.length;
        if (this.rest.length + this.waiting < this.needed)
            return [];
        this.rest = Buffer.concat([this.rest, ...this.chunks]);
        this.chunks = [];
        this.waiting = 0;
        const frames = [];
        for (let frame = this.shift(); frame !== null; frame = this.shift()) {
            const whole = this.joined(frame);
            if (whole)
                frames.push(whole);
        }
        return frames;
    }
    /** The frame at the front; null where it has not arrived in full. */
    shift() {
        const header = headerOf(this.rest);
        this.needed = header ? header.length + header.payload : this.rest.length + 1;
        if (!header || this.rest.length < this.needed)
            return null;
        const payload = this.rest.subarray(header.length, this.needed);
        this.rest = this.rest.subarray(this.needed);
        this.needed = 2;
        return { opcode: header.opcode, isFinal: header.isFinal, payload };
    }
    joined({ opcode, payload, isFinal }) {
        if (opcode >= CONTROL) {
            if (!isFinal || payload.length > 125)
                throw new FrameError(1002, 'a broken control frame');
            return { opcode, payload };
        }
        if ((opcode === CONTINUATION) !== (this.opcode !== null)) {
            throw new FrameError(1002, 'a frame out of order');
        }
        this.opcode ??= opcode;
        this.size += payload.length;
        if (this.size > LONGEST)
            throw new FrameError(1009, 'a message is too long');
        this.parts.push(payload);
        if (!isFinal)
            return null;
        const whole = { opcode: this.opcode, payload: Buffer.concat(this.parts) };
        this.opcode = null;
        this.parts = [];
        this.size = 0;
        return whole;
    }
}
function headerOf(bytes) {
    if (bytes.length < 2)
        return null;
    const [first, second] = [bytes.readUInt8(0), bytes.readUInt8(1)];
    // No extension was agreed on, and a server never masks (5.1, 5.2).
    if ((first & 0x70) !== 0 || (second & 0x80) !== 0)
        throw new FrameError(1002, 'a broken frame');
    const length = 2 + (second === 126 ? 2 : second === 127 ? 8 : 0);
    if (bytes.length < length)
        return null;
    const payload = second === 126
        ? bytes.readUInt16BE(2)
        : second === 127
            ? Number(bytes.readBigUInt64BE(2))
            : second;
    if (payload > LONGEST)
        throw new FrameError(1009, 'a frame is too long');
    return { opcode: first & 0x0f, isFinal: (first & 0x80) !== 0, length, payload };
}
/** A client's frame, masked (RFC 6455, 5.3). */
export function frame(opcode, payload) {
    const extended = payload.length < 126 ? 0 : payload.length < 0x10000 ? 2 : 8;
    const bytes = Buffer.alloc(6 + extended + payload.length);
    bytes[0] = 0x80 | opcode;
    bytes[1] = 0x80 | (extended === 0 ? payload.length : extended === 2 ? 126 : 127);
    if (extended === 2)
        bytes.writeUInt16BE(payload.length, 2);
    if (extended === 8)
        bytes.writeBigUInt64BE(BigInt(payload.length), 2);
    const mask = randomBytes(4);
    mask.copy(bytes, 2 + extended);
    const start = 6 + extended;
    for (let at = 0; at < payload.length; at++) {
        bytes[start + at] = (payload[at] ?? 0) ^ (mask[at & 3] ?? 0);
    }
    return bytes;
}
