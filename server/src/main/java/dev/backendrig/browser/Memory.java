package dev.backendrig.browser;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/// What is remembered as long as something lives, such as a browser's session or a run: at most one
/// thing of each class. Thread-safe; the things in it see to themselves.
///
/// It is nowhere written down, and forgotten when its owner ends.
public final class Memory {
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<Class<?>, Object> things = new HashMap<>();

    /// The thing of this class, made where there is none yet.
    ///
    /// @param make called at most once for each class, unless [#forget] was called between; must not
    ///     ask this memory
    public <T> T of(Class<T> kind, Supplier<T> make) {
        lock.lock();
        try {
            return kind.cast(things.computeIfAbsent(kind, _ -> make.get()));
        } finally {
            lock.unlock();
        }
    }

    /// Forgets all of it. Who has a thing of it keeps that.
    public void forget() {
        lock.lock();
        try {
            things.clear();
        } finally {
            lock.unlock();
        }
    }

    /// Says nothing of what is remembered: it may be a person's.
    @Override
    public String toString() {
        return "Memory";
    }
}
