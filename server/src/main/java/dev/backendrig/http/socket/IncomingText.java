package dev.backendrig.http.socket;

import org.jspecify.annotations.Nullable;

/// A text message that is arriving in pieces. Holds no memory between messages. Not thread-safe.
final class IncomingText {
    private final long maxBytes;
    private @Nullable StringBuilder text;
    private long bytes;

    IncomingText(long maxBytes) {
        this.maxBytes = maxBytes;
    }

    /// Whether the message with this piece is still short enough; where it is not, what came of it
    /// is dropped.
    boolean add(String piece) {
        bytes += Utf8Length.of(piece);
        if (bytes > maxBytes) {
            text = null;
            return false;
        }
        if (text == null) text = new StringBuilder(piece);
        else text.append(piece);
        return true;
    }

    /// The whole message, and the next begins.
    String take() {
        var message = text == null ? "" : text.toString();
        text = null;
        bytes = 0;
        return message;
    }
}
