package dev.backendrig.model.http;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// Calls out when a reader has waited too long for an event.
///
/// The deadline moves with every event, so it is not a timer set and stopped each time but a note
/// that one timer looks at when the earliest of the deadlines has come: an event costs no timer
/// work. Owned by the reading thread; the check runs on the timer's.
final class SilenceWatch implements AutoCloseable {
    private final ScheduledExecutorService timer;
    private final Runnable onSilence;
    private final ReentrantLock lock = new ReentrantLock();
    private boolean waiting;
    private long deadline;
    private long nextCheck;
    private @Nullable Future<?> check;

    SilenceWatch(ScheduledExecutorService timer, Runnable onSilence) {
        this.timer = timer;
        this.onSilence = onSilence;
    }

    /// From now on something must come within this time.
    void expectWithin(Duration time) {
        lock.lock();
        try {
            waiting = true;
            deadline = System.nanoTime() + time.toNanos();
            if (check == null || deadline - nextCheck < 0) scheduleCheck();
        } finally {
            lock.unlock();
        }
    }

    /// Nothing is waited for: what came is being worked on.
    void pause() {
        lock.lock();
        try {
            waiting = false;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            waiting = false;
            if (check != null) check.cancel(false);
        } finally {
            lock.unlock();
        }
    }

    private void scheduleCheck() {
        if (check != null) check.cancel(false);
        nextCheck = deadline;
        var delay = deadline - System.nanoTime();
        check = timer.schedule(this::check, delay, TimeUnit.NANOSECONDS);
    }

    private void check() {
        lock.lock();
        try {
            check = null;
            // A reader at work sets the next check itself when it begins to wait again.
            if (!waiting) return;
            if (deadline - System.nanoTime() > 0) {
                scheduleCheck();
                return;
            }
            waiting = false;
        } finally {
            lock.unlock();
        }
        onSilence.run();
    }
}
