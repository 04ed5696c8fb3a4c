package dev.backendrig.http;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/// Writes events in the form of WHATWG HTML, 9.2.5 (event streams). Not thread-safe.
///
/// The bytes of an event are encoded by hand into one buffer that is used again: this runs for each
/// piece of every answer. A result is good until the next call.
final class SseEncoder {
    private static final byte[] DATA = "data: ".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] EVENT = "event: ".getBytes(StandardCharsets.US_ASCII);
    private static final int FIRST_SIZE = 512;
    private static final int KEPT_SIZE = 64 * 1024;
    private static final int REPLACEMENT = 0xFFFD;

    /// The most that one char becomes: a line break ends a line and begins the next.
    private static final int MAX_BYTES_PER_CHAR = 1 + DATA.length;

    /// Room for an event's name, the first `data: ` and the end.
    private static final int FRAME_SIZE = 64;

    private byte[] buffer = new byte[FIRST_SIZE];
    private ByteBuffer view = ByteBuffer.wrap(buffer);
    private int length;

    /// An event without a name.
    ///
    /// @param text each of its lines (ended by LF, CRLF or CR) becomes a line of the event
    ByteBuffer data(String text) {
        begin(text);
        return finish(text);
    }

    /// An event with a name.
    ByteBuffer named(String name, String text) {
        begin(text);
        put(EVENT);
        for (var i = 0; i < name.length(); i++) put(name.charAt(i));
        put('\n');
        return finish(text);
    }

    private void begin(String text) {
        length = 0;
        var needed = Math.multiplyExact(text.length(), MAX_BYTES_PER_CHAR) + FRAME_SIZE;
        var tooSmall = needed > buffer.length;
        if (!tooSmall && (buffer.length <= KEPT_SIZE || needed > KEPT_SIZE)) return;
        buffer = new byte[Math.max(FIRST_SIZE, tooSmall ? needed : KEPT_SIZE)];
        view = ByteBuffer.wrap(buffer);
    }

    private ByteBuffer finish(String text) {
        put(DATA);
        var end = text.length();
        for (var i = 0; i < end; i++) {
            var c = text.charAt(i);
            if (c == '\n' || c == '\r') {
                if (c == '\r' && i + 1 < end && text.charAt(i + 1) == '\n') i++;
                put('\n');
                put(DATA);
            } else if (c < 0x80) {
                put(c);
            } else {
                i += putWide(text, i);
            }
        }
        put('\n');
        put('\n');
        return view.clear().limit(length);
    }

    /// Adds a character outside of ASCII; returns how many chars it took beside the first.
    private int putWide(String text, int at) {
        var codePoint = text.codePointAt(at);
        if (codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE) {
            codePoint = REPLACEMENT;
        }
        if (codePoint < 0x800) {
            put(0xC0 | (codePoint >> 6));
        } else if (codePoint < 0x10000) {
            put(0xE0 | (codePoint >> 12));
            put(0x80 | ((codePoint >> 6) & 0x3F));
        } else {
            put(0xF0 | (codePoint >> 18));
            put(0x80 | ((codePoint >> 12) & 0x3F));
            put(0x80 | ((codePoint >> 6) & 0x3F));
        }
        put(0x80 | (codePoint & 0x3F));
        return Character.charCount(codePoint) - 1;
    }

    private void put(int b) {
        buffer[length++] = (byte) b;
    }

    private void put(byte[] bytes) {
        System.arraycopy(bytes, 0, buffer, length, bytes.length);
        length += bytes.length;
    }
}
