package dev.backendrig.http.stream;

import dev.backendrig.agent.Attendance;
import dev.backendrig.json.Json;
import dev.backendrig.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.locks.Condition;
import org.jspecify.annotations.Nullable;

/// The log of one run. Its run writes, up to eight clients read, each from where it is; a client that
/// goes away leaves the run alone, one that comes back goes on where it was. Thread-safe; all state is
/// guarded by the one lock of [RunLogs].
public final class RunLog implements Attendance {
    /// Events that wait are sent together up to this size.
    private static final int MAX_READ = 32 * 1024;

    private final RunLogs logs;
    private final Condition changed;
    private final EventWindow events = new EventWindow();
    private @Nullable String id;
    private @Nullable Runnable onAbandoned;
    private @Nullable Future<?> patience;
    private int readers;
    private boolean abandoned;
    private boolean ended;

    RunLog(RunLogs logs) {
        this.logs = logs;
        changed = logs.lock().newCondition();
    }

    /// Has this called, once, when the run was left alone for too long, or before its first event, so
    /// that nobody knows of it.
    public void whenAbandoned(Runnable action) {
        logs.lock().lock();
        try {
            onAbandoned = action;
            if (!abandoned) return;
        } finally {
            logs.lock().unlock();
        }
        action.run();
    }

    /// Lets the log be found by this id.
    public void named(String runId) {
        logs.lock().lock();
        try {
            id = runId;
            logs.found(runId, this);
        } finally {
            logs.lock().unlock();
        }
    }

    /// Adds an event.
    ///
    /// @throws IllegalStateException if the log has ended
    public void append(String name, JsonObject data) {
        logs.lock().lock();
        try {
            if (ended) throw new IllegalStateException("the log has ended");
            add(name, data);
        } finally {
            logs.lock().unlock();
        }
    }

    /// Adds the last event.
    public void end(String name, JsonObject data) {
        logs.lock().lock();
        try {
            if (ended) throw new IllegalStateException("the log has ended");
            add(name, data);
            ended = true;
            logs.ended(this);
        } finally {
            logs.lock().unlock();
        }
    }

    /// Ends a log that has no event: its run did not begin.
    public void endUnbegun() {
        logs.lock().lock();
        try {
            ended = true;
            logs.forget(this);
            changed.signalAll();
        } finally {
            logs.lock().unlock();
        }
    }

    private void add(String name, JsonObject data) {
        var id = events.last() + 1;
        var text = "id: " + id + "\nevent: " + name + "\ndata: " + Json.write(data) + "\n\n";
        var before = events.size();
        events.add(text.getBytes(StandardCharsets.UTF_8));
        events.shrinkTo(logs.limits().bytesOfARun(), true);
        logs.took(events.size() - before);
        changed.signalAll();
    }

    /// Begins to read.
    ///
    /// @param after the id of the last event that the client has; 0 for none
    public Joining join(long after) {
        logs.lock().lock();
        try {
            if (after > events.last()) return new Joining.TooNew();
            if (after + 1 < events.first()) return new Joining.NotHeld();
            if (readers >= logs.limits().readers()) return new Joining.Full();
            readers++;
            if (patience != null) patience.cancel(false);
            logs.readerCame();
            changed.signalAll();
            return new Joining.Joined(new Reader(after));
        } finally {
            logs.lock().unlock();
        }
    }

    /// Whether the run has told its end.
    public boolean isEnded() {
        logs.lock().lock();
        try {
            return ended;
        } finally {
            logs.lock().unlock();
        }
    }

    @Override
    public void await() throws InterruptedException {
        logs.lock().lockInterruptibly();
        try {
            // Left alone for so long, the run is interrupted.
            var left = logs.limits().alone().multipliedBy(2).toNanos();
            while (readers == 0) {
                if (left <= 0) throw new InterruptedException("nobody came back");
                left = changed.awaitNanos(left);
            }
        } finally {
            logs.lock().unlock();
        }
    }

    private void left() {
        Runnable action = null;
        logs.lock().lock();
        try {
            readers--;
            logs.readerLeft();
            if (readers > 0 || ended) return;
            logs.leftAlone();
            if (events.last() == 0) action = abandon();
            else patience = logs.after(logs.limits().alone(), this::patienceOver);
        } finally {
            logs.lock().unlock();
        }
        if (action != null) action.run();
    }

    private void patienceOver() {
        Runnable action;
        logs.lock().lock();
        try {
            action = readers > 0 || ended ? null : abandon();
        } finally {
            logs.lock().unlock();
        }
        if (action != null) action.run();
    }

    private @Nullable Runnable abandon() {
        abandoned = true;
        return onAbandoned;
    }

    /// With the lock held: what it is found by, null where it has no id yet.
    @Nullable String id() {
        return id;
    }

    /// With the lock held: what the events take.
    long size() {
        return events.size();
    }

    /// With the lock held: drops the oldest events, but for the newest of a run that goes on: its
    /// readers still need it.
    void shrinkTo(long bytes) {
        events.shrinkTo(bytes, !ended);
    }

    /// One client that reads. Used by one thread.
    public final class Reader implements AutoCloseable {
        private long after;
        private boolean closed;

        private Reader(long after) {
            this.after = after;
        }

        /// The next events, all that are there up to a size; blocks while there are none.
        public LogRead read(Duration patience) throws InterruptedException {
            logs.lock().lockInterruptibly();
            try {
                var left = patience.toNanos();
                while (after == events.last() && !ended && left > 0) {
                    left = changed.awaitNanos(left);
                }
                if (after == events.last())
                    return ended ? new LogRead.End() : new LogRead.Silence();
                return after + 1 < events.first() ? new LogRead.Lost() : take();
            } finally {
                logs.lock().unlock();
            }
        }

        private LogRead take() {
            var first = events.get(++after);
            if (after == events.last()) return new LogRead.Events(ByteBuffer.wrap(first), ended);
            var all = new ByteArrayOutputStream(2 * first.length);
            all.writeBytes(first);
            while (after < events.last() && all.size() < MAX_READ) {
                all.writeBytes(events.get(++after));
            }
            var bytes = ByteBuffer.wrap(all.toByteArray());
            return new LogRead.Events(bytes, ended && after == events.last());
        }

        @Override
        public void close() {
            if (closed) return;
            closed = true;
            left();
        }
    }
}
