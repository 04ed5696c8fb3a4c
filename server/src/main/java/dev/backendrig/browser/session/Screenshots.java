package dev.backendrig.browser.session;

import dev.backendrig.message.Part;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// The screenshots of all sessions that no run has taken yet, one a session. Thread-safe.
///
/// Bounded in memory: where a new one does not fit, the oldest give way.
final class Screenshots {
    private record Entry(Part.Image image, Instant taken) {
        /// Base64 is one byte a character in memory.
        int bytes() {
            return image.base64().length();
        }
    }

    private final Duration maxAge;
    private final long maxBytes;
    private final InstantSource clock;
    private final ReentrantLock lock = new ReentrantLock();

    /// In the order of their age.
    private final SequencedMap<BrowserSession, Entry> entries = new LinkedHashMap<>();

    private long bytes;

    Screenshots(SessionSettings settings, InstantSource clock) {
        this.maxAge = settings.screenshotAge();
        this.maxBytes = settings.screenshotBytes();
        this.clock = clock;
    }

    /// Keeps the picture instead of the session's earlier one.
    void put(BrowserSession session, Part.Image image) {
        lock.lock();
        try {
            remove(session);
            var entry = new Entry(image, clock.instant());
            entries.put(session, entry);
            bytes += entry.bytes();
            while (bytes > maxBytes) remove(entries.firstEntry().getKey());
        } finally {
            lock.unlock();
        }
    }

    /// The session's picture, which is given away; empty where it has none or it is too old.
    Optional<Part.Image> take(BrowserSession session) {
        lock.lock();
        try {
            dropOld();
            return Optional.ofNullable(remove(session)).map(Entry::image);
        } finally {
            lock.unlock();
        }
    }

    void drop(BrowserSession session) {
        lock.lock();
        try {
            remove(session);
        } finally {
            lock.unlock();
        }
    }

    /// Frees the memory of what is too old.
    void dropOld() {
        lock.lock();
        try {
            var oldest = clock.instant().minus(maxAge);
            while (!entries.isEmpty() && entries.firstEntry().getValue().taken().isBefore(oldest)) {
                remove(entries.firstEntry().getKey());
            }
        } finally {
            lock.unlock();
        }
    }

    private @Nullable Entry remove(BrowserSession session) {
        var entry = entries.remove(session);
        if (entry != null) bytes -= entry.bytes();
        return entry;
    }
}
