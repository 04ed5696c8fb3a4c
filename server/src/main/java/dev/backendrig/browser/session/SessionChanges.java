package dev.backendrig.browser.session;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// Says that something about the browsers has changed: one came or went, declares other tools, or is on
/// another page. What it was, who is told looks up. Thread-safe.
public final class SessionChanges {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private long count;

    SessionChanges() {}

    /// How many changes there were.
    public long count() {
        lock.lock();
        try {
            return count;
        } finally {
            lock.unlock();
        }
    }

    /// Blocks until there were more changes than these, or the time is over.
    public void await(long seen, Duration patience) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            var left = patience.toNanos();
            while (count == seen && left > 0) left = changed.awaitNanos(left);
        } finally {
            lock.unlock();
        }
    }

    void happened() {
        lock.lock();
        try {
            count++;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
