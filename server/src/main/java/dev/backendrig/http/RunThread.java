package dev.backendrig.http;

import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// The thread that serves one run, and why it was interrupted, if it was. Thread-safe; opened and
/// closed by that thread.
///
/// The thread goes on to serve other requests, so once this is closed nobody interrupts it any more
/// and no interrupt is left over.
final class RunThread implements AutoCloseable {
    /// Why a run is interrupted.
    enum Cause {
        CLIENT_GONE,
        DRAIN
    }

    private final Thread thread = Thread.currentThread();
    private final ReentrantLock lock = new ReentrantLock();
    private volatile @Nullable Cause cause;
    private boolean closed;

    /// Interrupts the run. A client that goes while its run is drained is gone; otherwise the first
    /// cause stays.
    void interrupt(Cause why) {
        lock.lock();
        try {
            if (closed || cause == why || cause == Cause.CLIENT_GONE) return;
            cause = why;
            thread.interrupt();
        } finally {
            lock.unlock();
        }
    }

    @Nullable Cause cause() {
        return cause;
    }

    boolean isClientGone() {
        return cause == Cause.CLIENT_GONE;
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            Thread.interrupted();
        } finally {
            lock.unlock();
        }
    }
}
