package dev.backendrig.http;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// The runs that are being served, those who read them, and whether new runs may begin. Thread-safe.
final class LiveRuns {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Set<RunThread> runs = new HashSet<>();
    private final Set<RunThread> listeners = new HashSet<>();
    private boolean draining;

    /// A run on the calling thread; null where no run may begin any more.
    @Nullable RunThread begin() {
        lock.lock();
        try {
            if (draining) return null;
            var run = new RunThread();
            runs.add(run);
            return run;
        } finally {
            lock.unlock();
        }
    }

    /// Somebody on the calling thread who reads what a run tells, until the run's end: so also where
    /// no run may begin any more.
    RunThread beginReading() {
        lock.lock();
        try {
            var reader = new RunThread();
            runs.add(reader);
            return reader;
        } finally {
            lock.unlock();
        }
    }

    /// Somebody on the calling thread who is told what changes, as long as they like: ends at once when
    /// the server stops.
    RunThread beginListening() {
        lock.lock();
        try {
            var listener = new RunThread();
            listeners.add(listener);
            if (draining) listener.interrupt(RunThread.Cause.DRAIN);
            return listener;
        } finally {
            lock.unlock();
        }
    }

    /// Takes a run, a reader or a listener off the list.
    void end(RunThread run) {
        lock.lock();
        try {
            runs.remove(run);
            listeners.remove(run);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    boolean isDraining() {
        lock.lock();
        try {
            return draining;
        } finally {
            lock.unlock();
        }
    }

    /// From now on no run begins.
    void startDraining() {
        lock.lock();
        try {
            draining = true;
            listeners.forEach(listener -> listener.interrupt(RunThread.Cause.DRAIN));
        } finally {
            lock.unlock();
        }
    }

    /// Interrupts what still runs, to say goodbye.
    void interruptAll() {
        lock.lock();
        try {
            runs.forEach(run -> run.interrupt(RunThread.Cause.DRAIN));
        } finally {
            lock.unlock();
        }
    }

    /// Waits until no run is left; false if some are when the time is over.
    boolean awaitNone(Duration time) throws InterruptedException {
        var left = time.toNanos();
        lock.lockInterruptibly();
        try {
            while (!runs.isEmpty()) {
                if (left <= 0) return false;
                left = changed.awaitNanos(left);
            }
            return true;
        } finally {
            lock.unlock();
        }
    }
}
