package dev.backendrig.model.sse;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.Arrays;

/// Cuts a stream of bytes into Server-Sent Events (WHATWG HTML, 9.2.6).
///
/// An event is handed over during the very [#feed] that brings its empty line, also where that is
/// the CR of a CRLF yet to come. Bytes are never decoded here, so a character may be split
/// anywhere. `id` and `retry` are read over: nobody here reconnects. Used by one thread; not to be
/// used again after the handler or the parser has thrown.
public final class SseParser implements StreamParser {
    private static final int FIRST_CAPACITY = 4096;
    private static final byte[] BOM = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
    private static final byte[] DATA = "data".getBytes(US_ASCII);
    private static final byte[] EVENT = "event".getBytes(US_ASCII);
    private static final byte[] ID = "id".getBytes(US_ASCII);
    private static final byte[] RETRY = "retry".getBytes(US_ASCII);

    private final int maxEventBytes;
    private final SseHandler handler;

    private byte[] buffer = new byte[FIRST_CAPACITY];
    private int end;
    private int next;
    private int lineStart;
    // The data of the event so far lies in the buffer in one piece, before the line being read.
    private boolean hasData;
    private int dataStart;
    private int dataEnd;
    private String type = "";
    private boolean afterCarriageReturn;
    private boolean firstLine = true;

    /// @param maxEventBytes how much of one event is held, its unfinished line included
    public SseParser(int maxEventBytes, SseHandler handler) {
        if (maxEventBytes < 1) {
            throw new IllegalArgumentException("maxEventBytes must be >= 1: " + maxEventBytes);
        }
        this.maxEventBytes = maxEventBytes;
        this.handler = handler;
    }

    @Override
    public void feed(ByteBuffer bytes) {
        var count = bytes.remaining();
        makeRoom(count);
        bytes.get(buffer, end, count);
        end += count;
        readLines();
        if (dataLength() + end - lineStart > maxEventBytes) {
            throw new SseException("an event is larger than " + maxEventBytes + " bytes");
        }
    }

    @Override
    public void end() {
        if (lineStart < end) line(lineStart, end);
        if (hasData) handler.unfinished(type, buffer, dataStart, dataLength());
        hasData = false;
    }

    /// Drops what was read and keeps the unfinished event in front of the unfinished line.
    private void makeRoom(int count) {
        var dataLength = dataLength();
        var lineLength = end - lineStart;
        var source = buffer;
        var needed = dataLength + lineLength + count;
        if (needed > buffer.length) buffer = new byte[Math.max(needed, 2 * buffer.length)];
        System.arraycopy(source, dataStart, buffer, 0, dataLength);
        System.arraycopy(source, lineStart, buffer, dataLength, lineLength);
        next = dataLength + next - lineStart;
        dataStart = 0;
        dataEnd = dataLength;
        lineStart = dataLength;
        end = dataLength + lineLength;
    }

    private int dataLength() {
        return hasData ? dataEnd - dataStart : 0;
    }

    private void readLines() {
        for (var at = lineEnd(); at < end; at = lineEnd()) {
            var secondHalf = afterCarriageReturn && at == lineStart && buffer[at] == '\n';
            afterCarriageReturn = buffer[at] == '\r';
            next = at + 1;
            if (!secondHalf) line(lineStart, at);
            lineStart = next;
        }
        next = end;
    }

    private int lineEnd() {
        var at = next;
        while (at < end && buffer[at] != '\n' && buffer[at] != '\r') at++;
        return at;
    }

    private void line(int from, int to) {
        var start = firstLine && startsWith(from, to, BOM) ? from + BOM.length : from;
        firstLine = false;
        if (start == to) {
            dispatch();
        } else if (buffer[start] != ':') {
            field(start, to);
        }
    }

    private void dispatch() {
        var named = type;
        type = "";
        if (!hasData) return;
        hasData = false;
        handler.event(named, buffer, dataStart, dataEnd - dataStart);
        dataStart = 0;
        dataEnd = 0;
    }

    private void field(int from, int to) {
        var colon = from;
        while (colon < to && buffer[colon] != ':') colon++;
        var value = Math.min(colon + 1, to);
        // One leading space is dropped (WHATWG HTML, 9.2.6).
        if (value < to && buffer[value] == ' ') value++;
        if (is(from, colon, DATA)) {
            addData(value, to);
        } else if (is(from, colon, EVENT)) {
            type = new String(buffer, value, to - value, UTF_8);
        } else if (!is(from, colon, ID) && !is(from, colon, RETRY)) {
            handler.foreignLine(buffer, from, to - from);
        }
    }

    /// The first line stays where it is; further ones move up to it, which needs no second buffer.
    private void addData(int from, int to) {
        if (hasData) {
            buffer[dataEnd++] = '\n';
            System.arraycopy(buffer, from, buffer, dataEnd, to - from);
            dataEnd += to - from;
        } else {
            hasData = true;
            dataStart = from;
            dataEnd = to;
        }
    }

    private boolean is(int from, int to, byte[] name) {
        return Arrays.equals(buffer, from, to, name, 0, name.length);
    }

    private boolean startsWith(int from, int to, byte[] prefix) {
        return to - from >= prefix.length && is(from, from + prefix.length, prefix);
    }
}
