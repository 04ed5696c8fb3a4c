package dev.backendrig.agent;

import dev.backendrig.browser.SteeredRun;
import dev.backendrig.page.PageSnapshot;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// Whether the person uses the page of a run themselves. The socket's thread tells, the run's thread
/// waits.
final class Takeover implements SteeredRun {
    private final String runId;
    private final Runnable cancel;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private boolean taken;
    private @Nullable Return back;

    /// The person gave the page back.
    ///
    /// @param page as they left it, null where their browser did not say
    record Return(@Nullable PageSnapshot page) {}

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
        lock.lock();
        try {
            taken = true;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void gaveBack(@Nullable PageSnapshot page) {
        lock.lock();
        try {
            taken = false;
            back = new Return(page);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// The last return that nobody has taken in yet. Taking it removes it.
    Optional<Return> takeReturn() {
        lock.lock();
        try {
            var last = Optional.ofNullable(back);
            back = null;
            return last;
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
