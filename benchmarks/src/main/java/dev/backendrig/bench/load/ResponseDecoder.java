package dev.backendrig.bench.load;

import java.nio.ByteBuffer;
import java.util.Locale;

/// Takes the chunked framing off one HTTP/1.1 response, in whatever pieces it arrives (RFC 9112,
/// 7.1). Not thread-safe.
final class ResponseDecoder {
    /// Told of each byte of the body.
    interface Body {
        void accept(byte b);
    }

    private enum State {
        HEAD,
        SIZE,
        EXTENSION,
        DATA,
        AFTER_DATA,
        TRAILER,
        END
    }

    private static final int STATUS_AT = "HTTP/1.1 ".length();

    private final StringBuilder head = new StringBuilder();
    private final Body body;
    private State state = State.HEAD;
    private int left;
    private boolean emptyLine = true;

    ResponseDecoder(Body body) {
        this.body = body;
    }

    /// The response is there as a whole.
    boolean complete() {
        return state == State.END;
    }

    /// The status, or 0 as long as it is not known.
    int status() {
        return state == State.HEAD ? 0 : Integer.parseInt(head.substring(STATUS_AT, STATUS_AT + 3));
    }

    /// Takes all bytes that remain in the buffer.
    ///
    /// @throws IllegalStateException if they are not a chunked response, or go on after its end
    void feed(ByteBuffer in) {
        while (in.hasRemaining()) {
            var b = in.get();
            switch (state) {
                case HEAD -> head(b);
                case SIZE -> size(b);
                case EXTENSION -> endOfSize(b);
                case DATA -> data(b);
                case AFTER_DATA -> afterData(b);
                case TRAILER -> trailer(b);
                case END -> throw new IllegalStateException("bytes after the end of the response");
            }
        }
    }

    private void head(byte b) {
        head.append((char) b);
        if (b != '\n' || head.indexOf("\r\n\r\n") < 0) return;
        state = State.SIZE;
        var chunked = head.toString().toLowerCase(Locale.ROOT).contains(": chunked\r\n");
        if (!chunked) throw new IllegalStateException("status " + status() + ", not a stream");
    }

    private void size(byte b) {
        var digit = Character.digit(b, 16);
        if (digit >= 0) left = left * 16 + digit;
        else endOfSize(b);
    }

    private void endOfSize(byte b) {
        if (b == '\n') state = left == 0 ? State.TRAILER : State.DATA;
        else state = State.EXTENSION;
    }

    private void data(byte b) {
        body.accept(b);
        if (--left == 0) state = State.AFTER_DATA;
    }

    private void afterData(byte b) {
        if (b == '\n') state = State.SIZE;
    }

    private void trailer(byte b) {
        if (b == '\n' && emptyLine) state = State.END;
        else if (b == '\n') emptyLine = true;
        else if (b != '\r') emptyLine = false;
    }
}
