package dev.backendrig.safety;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// The sites that a run may read and act on without asking: the one that its session was on when it
/// began, those that the person named, those that something it clicked led to, and those that the
/// person went to themselves while they had taken over. Thread-safe.
///
/// Only where it began, and where the person went themselves, is it at home: that is where what it
/// read elsewhere may go. A name or a click opens a site, but a page can have set up the click, and
/// a name says nothing of what is to be told there.
///
/// A site that the person let it open once is none of them; it may be read until the browser leaves
/// it, because opening is for looking.
public final class RunSites {
    private final ReentrantLock lock = new ReentrantLock();
    private final NamedSites named;
    private final Set<Site> own = new HashSet<>();
    private final Set<Site> homes = new HashSet<>();
    private @Nullable Site opened;
    private boolean hasActed;
    private boolean hasNavigated;
    private boolean takesNext;

    public RunSites(String prompt) {
        named = new NamedSites(prompt);
    }

    /// From now on the site is the run's own.
    public void add(Site site) {
        lock.lock();
        try {
            own.add(site);
        } finally {
            lock.unlock();
        }
    }

    /// From now on the site is the run's own, and what was read may go there.
    public void addHome(Site site) {
        lock.lock();
        try {
            own.add(site);
            homes.add(site);
        } finally {
            lock.unlock();
        }
    }

    /// Whether what the run has read may go to the site.
    public boolean isHome(Site site) {
        lock.lock();
        try {
            return homes.contains(site);
        } finally {
            lock.unlock();
        }
    }

    /// Whether the site is the run's own.
    ///
    /// @param suspicious whether a page may have talked the run into something: then a site counts as
    ///     named only where its host was
    public boolean own(Site site, boolean suspicious) {
        lock.lock();
        try {
            return own.contains(site)
                    || switch (named.of(site)) {
                        case NOT -> false;
                        case BY_WORD -> !suspicious;
                        case BY_HOST -> true;
                    };
        } finally {
            lock.unlock();
        }
    }

    /// The browser turns out to be on this site. A run that has done nothing yet began there, and one
    /// whose first step was to open a site while no page was known is where that led to.
    public void found(Site site) {
        lock.lock();
        try {
            if (takesNext || (own.isEmpty() && !hasActed)) {
                own.add(site);
                homes.add(site);
            }
            takesNext = false;
            if (!site.equals(opened)) opened = null;
        } finally {
            lock.unlock();
        }
    }

    /// Whether no page is known to the run and it has opened none.
    public boolean isNowhere() {
        lock.lock();
        try {
            return own.isEmpty() && !hasNavigated;
        } finally {
            lock.unlock();
        }
    }

    /// The run has acted on the page or gone elsewhere: where it is from now on it did not begin.
    public void acted() {
        lock.lock();
        try {
            hasActed = true;
        } finally {
            lock.unlock();
        }
    }

    /// The run has opened the site as its first step while no page was known.
    public void begin(Site site) {
        lock.lock();
        try {
            own.add(site);
            homes.add(site);
            hasNavigated = true;
            hasActed = true;
            takesNext = true;
        } finally {
            lock.unlock();
        }
    }

    /// The run has gone to a site.
    ///
    /// @param site where the person let it go this once; empty where it is the run's own or not known
    public void went(Optional<Site> site) {
        lock.lock();
        try {
            hasNavigated = true;
            hasActed = true;
            opened = site.orElse(null);
        } finally {
            lock.unlock();
        }
    }

    /// Whether the person let the run open the site, and it is there since.
    public boolean hasOpened(Site site) {
        lock.lock();
        try {
            return site.equals(opened);
        } finally {
            lock.unlock();
        }
    }
}
