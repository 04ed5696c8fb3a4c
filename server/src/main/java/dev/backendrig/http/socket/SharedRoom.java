package dev.backendrig.http.socket;

import java.util.concurrent.atomic.AtomicLong;

/// The memory that all clients together may fill with what they are sending, so that many who send
/// much at once are refused instead of taking the memory from everyone. Thread-safe.
///
/// Small things have a reserve of their own: a few that are large must not shut out the rest.
public final class SharedRoom {
    /// What is this small, all of it, may use the reserve.
    public static final int SMALL_BYTES = 64 * 1024;

    private static final int RESERVE_PART = 4;

    private final long limit;
    private final AtomicLong held = new AtomicLong();

    /// @param limit in bytes; the reserve is a quarter of it on top
    public SharedRoom(long limit) {
        if (limit < 1) throw new IllegalArgumentException("limit must be >= 1: " + limit);
        this.limit = limit;
    }

    /// An eighth of the memory, as what arrives is held several times over while it is read; never
    /// less than this.
    public static long ofMemory(long least) {
        return Math.max(least, Runtime.getRuntime().maxMemory() / 8);
    }

    /// Takes room for more bytes; false, and nothing taken, where there is none.
    ///
    /// @param whole how large the thing is with these bytes
    public boolean take(long more, long whole) {
        var allowed = whole <= SMALL_BYTES ? limit + limit / RESERVE_PART : limit;
        if (held.addAndGet(more) <= allowed) return true;
        held.addAndGet(-more);
        return false;
    }

    /// Gives back what was taken.
    public void giveBack(long bytes) {
        held.addAndGet(-bytes);
    }
}
