package dev.backendrig.browser.session;

import dev.backendrig.browser.BrowserCommand;
import dev.backendrig.browser.BrowserResult;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.SequencedMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// Sends actions over one socket and hands each result to the thread that waits for it.
///
/// One action is pending at a time; the session sees to that. Results and the end of the socket
/// may come from any thread.
final class ActionDesk {
    /// Enough to tell the kinds of useless results apart; a result older than this is foreign.
    private static final int REMEMBERED = 32;

    /// What became of a result that a browser sent.
    enum Delivery {
        DELIVERED,
        /// Its action was given up before.
        LATE,
        /// Its action has a result already.
        DUPLICATE,
        /// This socket was never asked for it.
        FOREIGN;

        String tag() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final ClientSocket socket;
    private final RandomIds ids;
    private final ReentrantLock lock = new ReentrantLock();
    private final SequencedMap<String, Delivery> past = new LinkedHashMap<>();
    private @Nullable PendingAction pending;
    private boolean closed;

    ActionDesk(ClientSocket socket, RandomIds ids) {
        this.socket = socket;
        this.ids = ids;
    }

    /// Sends the command once and blocks for its result.
    BrowserResult ask(BrowserCommand command, Duration timeout) throws InterruptedException {
        var action = new PendingAction(ids.next());
        if (!begin(action)) return new BrowserResult.Disconnected();
        try {
            if (!socket.send(ServerMessages.actionRequest(action.requestId(), command))) {
                return new BrowserResult.Disconnected();
            }
            action.await(timeout);
        } finally {
            end(action);
        }
        var result = action.result();
        return result == null ? new BrowserResult.TimedOut() : result;
    }

    Delivery deliver(String requestId, BrowserResult result) {
        lock.lock();
        try {
            var action = pending;
            if (action == null || !action.requestId().equals(requestId)) {
                return past.getOrDefault(requestId, Delivery.FOREIGN);
            }
            return action.complete(result) ? Delivery.DELIVERED : Delivery.DUPLICATE;
        } finally {
            lock.unlock();
        }
    }

    /// Fails what is pending and all that is asked from now on.
    void close() {
        lock.lock();
        try {
            closed = true;
            if (pending != null) pending.complete(new BrowserResult.Disconnected());
        } finally {
            lock.unlock();
        }
    }

    private boolean begin(PendingAction action) {
        lock.lock();
        try {
            if (closed) return false;
            pending = action;
            return true;
        } finally {
            lock.unlock();
        }
    }

    private void end(PendingAction action) {
        lock.lock();
        try {
            pending = null;
            past.put(
                    action.requestId(),
                    action.result() == null ? Delivery.LATE : Delivery.DUPLICATE);
            if (past.size() > REMEMBERED) past.pollFirstEntry();
        } finally {
            lock.unlock();
        }
    }
}
