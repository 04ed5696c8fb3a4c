package dev.backendrig.bench.gemini;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// What clients have seen of the lock-step runs. Thread-safe; the client writes, the fake model
/// waits.
public final class Receipts {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Map<Long, Integer> latest = new HashMap<>();
    private final Map<Long, Integer> held = new HashMap<>();

    /// The client has seen this chunk.
    public void seen(long run, int sequence) {
        lock.lock();
        try {
            latest.merge(run, sequence, Math::max);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// How many bursts of this run did not come through before the next one was sent.
    public int held(long run) {
        lock.lock();
        try {
            return held.getOrDefault(run, 0);
        } finally {
            lock.unlock();
        }
    }

    /// Waits until the client has seen this chunk; counts it as held back if that takes longer
    /// than `patience`.
    void await(long run, int sequence, Duration patience) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            var left = patience.toNanos();
            while (latest.getOrDefault(run, -1) < sequence && left > 0) {
                left = changed.awaitNanos(left);
            }
            if (latest.getOrDefault(run, -1) < sequence) held.merge(run, 1, Integer::sum);
        } finally {
            lock.unlock();
        }
    }
}
