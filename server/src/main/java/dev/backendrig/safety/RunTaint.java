package dev.backendrig.safety;

import java.util.concurrent.atomic.AtomicReference;

/// What may have steered a run: how far the rules of one run trust what its model does. Only rises.
/// Thread-safe.
public final class RunTaint {
    /// From the most trusted to the least.
    public enum Level {
        /// Nothing from outside was read.
        CLEAN,
        /// Something from outside was read.
        READ,
        /// Something that was read seems to give orders to a model.
        SUSPICIOUS
    }

    private final AtomicReference<Level> level = new AtomicReference<>(Level.CLEAN);

    public Level level() {
        return level.get();
    }

    /// Raises the level to this one; a higher one stays.
    public void raise(Level to) {
        level.accumulateAndGet(to, (now, next) -> now.compareTo(next) < 0 ? next : now);
    }
}
