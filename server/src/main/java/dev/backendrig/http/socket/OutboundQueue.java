package dev.backendrig.http.socket;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.ReentrantLock;
import org.eclipse.jetty.util.IteratingCallback;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.jspecify.annotations.Nullable;

/// The messages that wait for a socket, sent one after the other so that they never interleave.
/// Thread-safe; nothing here blocks.
///
/// Bounded: a message that does not fit is not taken, and none after it. The one being sent and
/// the longest of all are free, so a long message alone always fits.
final class OutboundQueue extends IteratingCallback {
    /// What became of a message.
    enum Outcome {
        TAKEN,
        /// It did not fit; with it the queue has closed.
        OVERFLOWED,
        CLOSED
    }

    private record Entry(String text, long bytes) {}

    private final Session session;
    private final SocketSettings settings;
    private final ReentrantLock lock = new ReentrantLock();
    private final Deque<Entry> waiting = new ArrayDeque<>(2);
    private long sending;
    private boolean closed;

    OutboundQueue(Session session, SocketSettings settings) {
        this.session = session;
        this.settings = settings;
    }

    Outcome add(String text) {
        lock.lock();
        try {
            if (closed) return Outcome.CLOSED;
            var entry = new Entry(text, utf8Length(text));
            if (!fits(entry)) {
                drop();
                return Outcome.OVERFLOWED;
            }
            waiting.add(entry);
        } finally {
            lock.unlock();
        }
        iterate();
        return Outcome.TAKEN;
    }

    /// Drops what waits and takes nothing more.
    void shut() {
        lock.lock();
        try {
            drop();
        } finally {
            lock.unlock();
        }
    }

    @Override
    protected Action process() {
        var next = next();
        if (next == null) return Action.IDLE;
        session.sendText(next.text(), Callback.from(this::succeeded, this::failed));
        return Action.SCHEDULED;
    }

    @Override
    protected void onFailure(Throwable cause) {
        // The connection is broken; the socket is told by its own way.
        shut();
    }

    private @Nullable Entry next() {
        lock.lock();
        try {
            var next = waiting.poll();
            sending = next == null ? 0 : next.bytes();
            return next;
        } finally {
            lock.unlock();
        }
    }

    private boolean fits(Entry entry) {
        var all = sending + entry.bytes();
        var longest = Math.max(sending, entry.bytes());
        for (var other : waiting) {
            all += other.bytes();
            longest = Math.max(longest, other.bytes());
        }
        return waiting.size() < settings.queueMessages() && all - longest <= settings.queueBytes();
    }

    private void drop() {
        closed = true;
        waiting.clear();
    }

    private static long utf8Length(String text) {
        var bytes = 0L;
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            // Each half of a surrogate pair counts two of the pair's four bytes.
            if (c < 0x80) bytes += 1;
            else if (c < 0x800 || Character.isSurrogate(c)) bytes += 2;
            else bytes += 3;
        }
        return bytes;
    }
}
