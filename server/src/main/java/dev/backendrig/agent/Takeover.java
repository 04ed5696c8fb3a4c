package dev.backendrig.agent;

import dev.backendrig.browser.SteeredRun;
import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// Whether the person uses the page of a run themselves. The socket's thread tells, the run's thread
/// waits.
final class Takeover implements SteeredRun {
    private final String runId;
    private final Runnable cancel;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private boolean taken;

    /// @param cancel ends the run; must not block
    Takeover(String runId, Runnable cancel) {
        this.runId = runId;
        this.cancel = cancel;
    }

    @Override
    public String id() {
        return runId;
    }

    @Override
    public void cancel() {
        cancel.run();
    }

    @Override
    public void tookOver() {
        set(true);
    }

    @Override
    public void gaveBack() {
        set(false);
    }

    private void set(boolean now) {
        lock.lock();
        try {
            taken = now;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    boolean isTaken() {
        lock.lock();
        try {
            return taken;
        } finally {
            lock.unlock();
        }
    }

    /// Blocks until the page is given back; false where the time is over before.
    boolean awaitGivenBack(Duration time) throws InterruptedException {
        var left = time.toNanos();
        lock.lockInterruptibly();
        try {
            while (taken && left > 0) left = changed.awaitNanos(left);
            return !taken;
        } finally {
            lock.unlock();
        }
    }
}
