package dev.backendrig.browser.session;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// The page that a browser is on, and the one it is on its way to. Thread-safe.
final class PageState {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private @Nullable PageAddress page;
    private @Nullable Navigation expected;
    private long arrived;
    private long deadline;
    private boolean closed;

    /// Takes in what the browser told.
    ///
    /// @return whether it is on another address than before
    boolean update(PageAddress now) {
        lock.lock();
        try {
            var moved = page == null || !page.url().equals(now.url());
            if (page == null || !page.hasOriginOf(now)) arrived = System.nanoTime();
            page = now;
            if (expected != null && expected.endsAt(now.url())) {
                expected = null;
                changed.signalAll();
            }
            return moved;
        } finally {
            lock.unlock();
        }
    }

    Optional<PageAddress> page() {
        lock.lock();
        try {
            return Optional.ofNullable(page);
        } finally {
            lock.unlock();
        }
    }

    /// How long it has been on pages of that origin; empty where no page is known.
    Optional<Duration> timeOnOrigin() {
        lock.lock();
        try {
            return page == null
                    ? Optional.empty()
                    : Optional.of(Duration.ofNanos(System.nanoTime() - arrived));
        } finally {
            lock.unlock();
        }
    }

    /// A navigation is about to be asked for. Updates count from here on: that of the new page may
    /// come before the navigation's result.
    void expect(String target) {
        lock.lock();
        try {
            expected = Navigation.between(page == null ? null : page.url(), target).orElse(null);
        } finally {
            lock.unlock();
        }
    }

    /// The navigation may have happened: from now on its page has this long to come.
    void allow(Duration timeout) {
        lock.lock();
        try {
            deadline = System.nanoTime() + timeout.toNanos();
        } finally {
            lock.unlock();
        }
    }

    /// No page has to be waited for any more.
    void settle() {
        lock.lock();
        try {
            expected = null;
        } finally {
            lock.unlock();
        }
    }

    /// Blocks until the page of the last navigation is there, its time is over or the socket is
    /// closed. The next call does not wait for it again.
    void await() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            var left = deadline - System.nanoTime();
            while (expected != null && !closed && left > 0) left = changed.awaitNanos(left);
            expected = null;
        } finally {
            lock.unlock();
        }
    }

    void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
