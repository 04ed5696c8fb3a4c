package dev.backendrig.browser.session;

import dev.backendrig.browser.BrowserCommand;
import dev.backendrig.browser.BrowserResult;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Sends actions over a session's socket and hands each result to the thread that waits for it.
///
/// One action is pending at a time; the session sees to that. Results, the end of the socket and a
/// new one may come from any thread. While a socket is lost, the pending action waits for the next
/// one as long as the grace; of a session without grace it fails at once.
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
        /// This session never asked for it.
        FOREIGN;

        String tag() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final Duration grace;
    private final RandomIds ids;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final SequencedMap<String, Delivery> past = new LinkedHashMap<>();
    private ClientSocket socket;
    private @Nullable PendingAction pending;

    // Written with the lock held; #isReachable reads without it, lost after lostAt was set.
    private volatile long lostAt;
    private volatile boolean lost;
    private volatile boolean closed;

    /// @param grace how long a lost socket's action waits for the next one
    ActionDesk(ClientSocket socket, Duration grace, RandomIds ids) {
        this.socket = socket;
        this.grace = grace;
        this.ids = ids;
    }

    /// Sends the command once, and again only to a browser that says that it never arrived, and
    /// blocks for its result.
    BrowserResult ask(BrowserCommand command, Duration timeout) throws InterruptedException {
        var id = ids.next();
        var action = new PendingAction(id, ServerMessages.actionRequest(id, command, timeout));
        lock.lockInterruptibly();
        try {
            pending = action;
            send(action.message());
            return awaited(action, timeout);
        } finally {
            end(action);
            lock.unlock();
        }
    }

    private BrowserResult awaited(PendingAction action, Duration timeout)
            throws InterruptedException {
        var deadline = System.nanoTime() + timeout.toNanos();
        while (true) {
            var result = action.result();
            if (result != null) return result;
            var now = System.nanoTime();
            var untilGone = closed ? 0 : lostAt + grace.toNanos() - now;
            if ((closed || lost) && untilGone <= 0) return new BrowserResult.Disconnected();
            var left = deadline - now;
            if (left <= 0) return new BrowserResult.TimedOut();
            var _ = changed.awaitNanos(lost ? Math.min(left, untilGone) : left);
        }
    }

    private void end(PendingAction action) {
        pending = null;
        past.put(action.requestId(), action.result() == null ? Delivery.LATE : Delivery.DUPLICATE);
        if (past.size() > REMEMBERED) past.pollFirstEntry();
    }

    Delivery deliver(String requestId, BrowserResult result) {
        lock.lock();
        try {
            var action = pending(requestId);
            if (action.isEmpty()) return past.getOrDefault(requestId, Delivery.FOREIGN);
            changed.signalAll();
            return action.get().complete(result) ? Delivery.DELIVERED : Delivery.DUPLICATE;
        } finally {
            lock.unlock();
        }
    }

    private Optional<PendingAction> pending(String requestId) {
        return Optional.ofNullable(pending).filter(it -> it.requestId().equals(requestId));
    }

    /// Sends a message that nobody answers; nothing where the socket is gone.
    void send(String message) {
        lock.lock();
        try {
            if (!lost && !closed && !socket.send(message)) lose();
        } finally {
            lock.unlock();
        }
    }

    /// The socket is gone; another one may follow. One that was replaced before is of no concern.
    void lost(ClientSocket gone) {
        lock.lock();
        try {
            if (gone.equals(socket) && !lost) lose();
        } finally {
            lock.unlock();
        }
    }

    private void lose() {
        lostAt = System.nanoTime();
        lost = true;
        changed.signalAll();
    }

    /// A socket to go on with.
    ///
    /// @param greeting is sent before anything else
    /// @param isCurrent whether no later one has taken its place
    record Line(ClientSocket socket, String greeting, BooleanSupplier isCurrent) {}

    /// Goes on with another socket: what its browser knows of the pending action settles it, and
    /// what never arrived there is sent again.
    ///
    /// @param dropped told each result that nobody waits for
    /// @return false where nothing was done, as there is a later socket
    boolean resume(Line line, List<Hello.Outcome> outcomes, Consumer<Delivery> dropped) {
        lock.lock();
        try {
            if (!line.isCurrent().getAsBoolean()) return false;
            socket = line.socket();
            lost = false;
            send(line.greeting());
            var known = outcomes.stream().anyMatch(it -> pending(it.requestId()).isPresent());
            for (var outcome : outcomes) settle(outcome, dropped);
            if (pending != null && !known) send(pending.message());
            return true;
        } finally {
            lock.unlock();
        }
    }

    private void settle(Hello.Outcome outcome, Consumer<Delivery> dropped) {
        var delivery =
                switch (outcome) {
                    case Hello.Outcome.Done(var id, var result) -> deliver(id, result);
                    case Hello.Outcome.Lost(var id) -> deliver(id, new BrowserResult.Lost());
                    case Hello.Outcome.Running(var id) ->
                            pending(id).isPresent()
                                    ? Delivery.DELIVERED
                                    : past.getOrDefault(id, Delivery.FOREIGN);
                };
        if (delivery != Delivery.DELIVERED) dropped.accept(delivery);
    }

    /// Whether an action could still be answered: the socket is there, or may come back in time.
    ///
    /// Takes no lock: the registry asks with its own held, and a send with this desk's held may
    /// overflow the socket and so come to want the registry's.
    boolean isReachable() {
        return !closed && (!lost || System.nanoTime() - lostAt < grace.toNanos());
    }

    /// Whether the socket is there. Takes no lock, as [#isReachable].
    boolean isConnected() {
        return !lost && !closed;
    }

    /// Fails what is pending and all that is asked from now on.
    void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
