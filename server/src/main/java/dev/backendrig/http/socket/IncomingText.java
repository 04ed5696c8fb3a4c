package dev.backendrig.http.socket;

import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// A text message that is arriving in pieces. Holds no memory between messages, and while one
/// arrives no more than the room that it shares with all sockets has. Thread-safe.
final class IncomingText {
    /// What became of a piece. Where it was not taken, what came of the message is dropped.
    enum Outcome {
        TAKEN,
        TOO_LONG,
        NO_ROOM
    }

    private final long maxBytes;
    private final SharedRoom room;
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable StringBuilder text;
    private long bytes;
    private long begun;
    private boolean closed;

    IncomingText(long maxBytes, SharedRoom room) {
        this.maxBytes = maxBytes;
        this.room = room;
    }

    Outcome add(String piece) {
        lock.lock();
        try {
            if (closed) return Outcome.TAKEN;
            var more = Utf8Length.of(piece);
            if (bytes + more > maxBytes) return dropped(Outcome.TOO_LONG);
            if (!room.take(more, bytes + more)) return dropped(Outcome.NO_ROOM);
            bytes += more;
            append(piece);
            return Outcome.TAKEN;
        } finally {
            lock.unlock();
        }
    }

    /// The whole message, and the next begins.
    String take() {
        lock.lock();
        try {
            var message = text == null ? "" : text.toString();
            drop();
            return message;
        } finally {
            lock.unlock();
        }
    }

    /// How much of a message has come.
    long bytes() {
        lock.lock();
        try {
            return bytes;
        } finally {
            lock.unlock();
        }
    }

    /// Whether nothing of a message has come yet.
    boolean isEmpty() {
        lock.lock();
        try {
            return text == null;
        } finally {
            lock.unlock();
        }
    }

    /// Whether a message is arriving for longer than that.
    boolean isSlowerThan(Duration time) {
        lock.lock();
        try {
            return text != null && System.nanoTime() - begun > time.toNanos();
        } finally {
            lock.unlock();
        }
    }

    /// Drops what has come, and what is still to come.
    void close() {
        lock.lock();
        try {
            closed = true;
            drop();
        } finally {
            lock.unlock();
        }
    }

    private void append(String piece) {
        if (text == null) {
            text = new StringBuilder(piece);
            begun = System.nanoTime();
        } else {
            text.append(piece);
        }
    }

    private Outcome dropped(Outcome why) {
        drop();
        return why;
    }

    private void drop() {
        text = null;
        room.giveBack(bytes);
        bytes = 0;
    }
}
