package dev.backendrig.mcp.server;

import dev.backendrig.json.Json;
import dev.backendrig.json.JsonObject;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// The messages of one stream to a client, kept for one that comes back. Written by any thread, read
/// by one client at a time: a newer reader takes the place of the one before.
///
/// Bounded: beyond a size the oldest messages that were read are dropped, far beyond it the oldest of
/// all; who wants to go on from before them finds the stream gone.
final class MessageStream {
    private static final int MAX_BYTES = 1024 * 1024;
    private static final int MAX_EVENTS = 1_024;

    /// As much as two of the largest messages of a browser.
    private static final int MAX_UNREAD_BYTES = 16 * 1024 * 1024;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Deque<byte[]> events = new ArrayDeque<>();
    private final @Nullable String name;
    private long first = 1;
    private long last;
    private long bytes;
    private boolean ended;
    private @Nullable Reader reader;

    /// @param name what event ids begin with, unlike any other stream's of the client; null: events
    ///     have no ids
    MessageStream(@Nullable String name) {
        this.name = name;
    }

    /// Adds an event without data, by which a client can come back before the first message.
    void prime(Duration retry) {
        add(id -> id + "retry: " + retry.toMillis() + "\ndata: \n\n");
    }

    /// Adds a message; nothing happens where the stream has ended.
    void send(JsonObject message) {
        add(id -> text(id, message));
    }

    private void add(UnaryOperator<String> text) {
        lock.lock();
        try {
            if (ended) return;
            last++;
            var id = name == null ? "" : "id: " + name + "-" + last + "\n";
            var event = text.apply(id).getBytes(StandardCharsets.UTF_8);
            events.addLast(event);
            bytes += event.length;
            while (events.size() > 1 && isTooMuch()) drop();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private boolean isTooMuch() {
        if (bytes > MAX_UNREAD_BYTES || events.size() > 2 * MAX_EVENTS) return true;
        var isRead = reader == null || reader.after >= first;
        return isRead && (bytes > MAX_BYTES || events.size() > MAX_EVENTS);
    }

    /// The number of the last event, 0 where there was none.
    long lastEvent() {
        lock.lock();
        try {
            return last;
        } finally {
            lock.unlock();
        }
    }

    /// What the kept messages take.
    long bytes() {
        lock.lock();
        try {
            return bytes;
        } finally {
            lock.unlock();
        }
    }

    private void drop() {
        bytes -= events.removeFirst().length;
        first++;
    }

    void end() {
        lock.lock();
        try {
            ended = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    boolean isEnded() {
        lock.lock();
        try {
            return ended;
        } finally {
            lock.unlock();
        }
    }

    /// Reads on.
    ///
    /// @param after the last event that the client has, 0 for none
    /// @param onClose told once that the reader is closed
    /// @return null where the next event is not there any more, or there is no such event
    @Nullable Reader read(long after, Runnable onClose) {
        lock.lock();
        try {
            if (after > last || after + 1 < first) return null;
            reader = new Reader(after, onClose);
            changed.signalAll();
            return reader;
        } finally {
            lock.unlock();
        }
    }

    /// One client's reading.
    final class Reader implements MessageSource {
        private long after;
        private final Runnable onClose;

        private Reader(long after, Runnable onClose) {
            this.after = after;
            this.onClose = onClose;
        }

        @Override
        public Piece next(Duration patience) throws InterruptedException {
            lock.lockInterruptibly();
            try {
                var left = patience.toNanos();
                while (isCurrent() && after == last && !ended && left > 0) {
                    left = changed.awaitNanos(left);
                }
                if (!isCurrent() || after + 1 < first) return new Piece.End();
                if (after == last) return ended ? new Piece.End() : new Piece.Silence();
                return new Piece.Events(ByteBuffer.wrap(event(++after)));
            } finally {
                lock.unlock();
            }
        }

        private boolean isCurrent() {
            return reader == this;
        }

        @Override
        public void close() {
            onClose.run();
        }
    }

    /// A message as an event without an id.
    static ByteBuffer event(JsonObject message) {
        return ByteBuffer.wrap(text("", message).getBytes(StandardCharsets.UTF_8));
    }

    private static String text(String id, JsonObject message) {
        return id + "event: message\ndata: " + Json.write(message) + "\n\n";
    }

    private byte[] event(long number) {
        var at = first;
        for (var event : events) if (at++ == number) return event;
        throw new IllegalStateException("no event " + number);
    }
}
