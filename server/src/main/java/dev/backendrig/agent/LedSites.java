package dev.backendrig.agent;

import dev.backendrig.safety.Site;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// The sites to which clicks of a session's runs led. A later run that begins on one of them is not at
/// home there: a page may have set up the click, and it was not the person who went there.
/// Thread-safe; bounded, the oldest is forgotten.
final class LedSites {
    private static final int MOST = 256;

    private final ReentrantLock lock = new ReentrantLock();
    private final SequencedSet<Site> sites = new LinkedHashSet<>();
    private @Nullable RunTrail last;

    void add(Site site) {
        lock.lock();
        try {
            sites.addLast(site);
            if (sites.size() > MOST) sites.removeFirst();
        } finally {
            lock.unlock();
        }
    }

    /// A run begins: whether a click of an earlier one led to where the browser is. The last click may
    /// have done so after its run had ended.
    ///
    /// @param site where it is
    /// @param timeThere since when
    /// @param trail of the run that begins
    boolean begin(Site site, Optional<Duration> timeThere, RunTrail trail) {
        lock.lock();
        try {
            var before = last;
            last = trail;
            if (before != null && before.lastClickLedTo(timeThere)) sites.addLast(site);
            return sites.contains(site);
        } finally {
            lock.unlock();
        }
    }

    /// Says nothing of where a person was.
    @Override
    public String toString() {
        return "LedSites";
    }
}
