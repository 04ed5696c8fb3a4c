package dev.backendrig.http.socket;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.eclipse.jetty.util.IteratingCallback;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.jspecify.annotations.Nullable;

/// What waits to be sent over a socket, sent one after the other so that messages never interleave.
/// Thread-safe; nothing here blocks.
///
/// Bounded: what does not fit is not taken, and nothing after it. The longest of all messages is
/// not counted, so that a long one alone always fits. Pongs are in it too, else a peer that only
/// sends pings and never reads would fill the memory behind it.
final class OutboundQueue extends IteratingCallback {
    /// What became of a message.
    enum Outcome {
        TAKEN,
        /// It did not fit; with it the queue has closed.
        OVERFLOWED,
        CLOSED
    }

    private record Entry(Consumer<Callback> sender, long bytes) {}

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

    Outcome addText(String text) {
        return add(new Entry(sent -> session.sendText(text, sent), Utf8Length.of(text)));
    }

    /// Asks the peer for a sign of life.
    Outcome addPing() {
        return add(new Entry(sent -> session.sendPing(ByteBuffer.allocate(0), sent), 0));
    }

    /// Answers a ping of the peer.
    Outcome addPong(ByteBuffer payload) {
        var bytes = payload.remaining();
        return add(new Entry(sent -> session.sendPong(payload, sent), bytes));
    }

    private Outcome add(Entry entry) {
        lock.lock();
        try {
            if (closed) return Outcome.CLOSED;
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
        next.sender().accept(Callback.from(this::succeeded, this::failed));
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
}
