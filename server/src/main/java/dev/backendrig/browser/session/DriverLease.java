package dev.backendrig.browser.session;

import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;

/// The right to drive a browser, held by one run at a time. Closing it, from any thread and as
/// often as one likes, lets the next run drive.
public final class DriverLease implements AutoCloseable {
    private final Semaphore seat;
    private final AtomicBoolean held = new AtomicBoolean(true);

    /// @param seat of which the lease holds a permit
    DriverLease(Semaphore seat) {
        this.seat = seat;
    }

    @Override
    public void close() {
        if (held.compareAndSet(true, false)) seat.release();
    }
}
