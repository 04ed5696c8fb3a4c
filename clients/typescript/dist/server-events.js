/** An event may be this long; the server keeps 4 MiB of a run. Characters. */
const LONGEST = 16 * 1024 * 1024;
/**
 * The events of an event stream as they arrive. An event that is cut off by the end of the stream
 * is none (WHATWG HTML, 9.2.6).
 */
export class ServerEvents {
    decoder = new TextDecoder();
    rest = '';
    id = '';
    name = '';
    data = [];
    size = 0;
    /** The events that these bytes end. */
    push(bytes) {
        const events = [];
        this.rest += this.decoder.decode(bytes, { stream: true });
        const lines = this.rest.split(/\r\n|\n|\r(?!$)/);
        this.rest = lines.pop() ?? '';
        for (const line of lines)
            this.line(line, events);
        if (this.rest.length + this.size > LONGEST)
            throw new Error('an event is too long');
        return events;
    }
    line(line, events) {
        if (line === '')
            return this.dispatch(events);
        const colon = line.indexOf(':');
        const field = colon < 0 ? line : line.slice(0, colon);
        const value = colon < 0 ? '' : line.slice(colon + (line[colon + 1] === ' ' ? 2 : 1));
        if (field === 'event')
            this.name = value;
        else if (field === 'data') {
            this.data.push(value);
            this.size += value.length;
        }
        else if (field === 'id' && !value.includes('\0'))
            this.id = value;
    }
    dispatch(events) {
        if (this.data.length > 0) {
            events.push({ id: this.id, name: this.name || 'message', data: this.data.join('\n') });
        }
        this.name = '';
        this.data = [];
        this.size = 0;
    }
}
