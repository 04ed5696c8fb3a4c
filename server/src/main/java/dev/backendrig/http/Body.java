package dev.backendrig.http;

import java.io.ByteArrayOutputStream;
import java.util.concurrent.atomic.AtomicLong;

/// The bytes of one request, counted against what all requests may hold at once until it is closed.
/// Used by one thread.
final class Body implements AutoCloseable {
    private final AtomicLong allHeld;
    private final ByteArrayOutputStream bytes;
    private long held;

    /// @param allHeld the count that all bodies share
    /// @param firstSize to set aside; more is taken as it comes
    Body(AtomicLong allHeld, int firstSize) {
        this.allHeld = allHeld;
        bytes = new ByteArrayOutputStream(firstSize);
    }

    /// Adds bytes; false, and nothing added, if all bodies together would hold more than allowed.
    boolean add(byte[] more, long limit) {
        held += more.length;
        if (allHeld.addAndGet(more.length) > limit) return false;
        bytes.writeBytes(more);
        return true;
    }

    int size() {
        return bytes.size();
    }

    byte[] bytes() {
        return bytes.toByteArray();
    }

    @Override
    public void close() {
        allHeld.addAndGet(-held);
        held = 0;
    }
}
