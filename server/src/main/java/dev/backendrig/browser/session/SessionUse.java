package dev.backendrig.browser.session;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// Which pages may use which sessions because their persons agreed, and the questions to those that
/// were not asked yet. Thread-safe.
///
/// A consent holds as long as this server knows the session's id. Bounded: the oldest consents are
/// forgotten, and their persons are asked again.
final class SessionUse {
    private static final int REMEMBERED = 4_096;
    private static final int MAX_OPEN = 64;

    private record Key(String sessionId, String origin) {}

    /// A question that all who want the same wait for.
    private static final class Wish {
        private final String approvalId;
        private final CountDownLatch answered = new CountDownLatch(1);
        private int waiting;
        private volatile @Nullable Boolean allowed;

        Wish(String approvalId) {
            this.approvalId = approvalId;
        }
    }

    private final Duration time;
    private final RandomIds ids;
    private final ReentrantLock lock = new ReentrantLock();
    private final SequencedMap<String, Set<String>> consents = new LinkedHashMap<>();
    private final Map<Key, Wish> open = new HashMap<>();

    /// @param time how long a person may take
    SessionUse(Duration time, RandomIds ids) {
        this.time = time;
        this.ids = ids;
    }

    boolean isAllowed(String sessionId, String origin) {
        lock.lock();
        try {
            return consents.getOrDefault(sessionId, Set.of()).contains(origin);
        } finally {
            lock.unlock();
        }
    }

    /// Asks the session's person, unless they have agreed before, and blocks for the answer.
    UseAnswer ask(BrowserSession session, String origin) throws InterruptedException {
        if (isAllowed(session.id(), origin)) return new UseAnswer.Allowed(session.id());
        var key = new Key(session.id(), origin);
        var wish = join(key, session);
        if (wish == null) return new UseAnswer.NoAnswer();
        try {
            var _ = wish.answered.await(time.toNanos(), TimeUnit.NANOSECONDS);
            return switch (wish.allowed) {
                case null -> new UseAnswer.NoAnswer();
                case Boolean yes when yes -> new UseAnswer.Allowed(session.id());
                case Boolean _ -> new UseAnswer.Denied();
            };
        } finally {
            if (leave(key, wish)) session.person().withdraw(wish.approvalId);
        }
    }

    private @Nullable Wish join(Key key, BrowserSession session) {
        Wish wish;
        lock.lock();
        try {
            wish = open.get(key);
            if (wish == null) {
                if (open.size() >= MAX_OPEN) return null;
                wish = new Wish(ids.next());
                open.put(key, wish);
            }
            wish.waiting++;
            if (wish.waiting > 1) return wish;
        } finally {
            lock.unlock();
        }
        // Without the lock: whoever answers takes it.
        var asked = wish;
        session.person()
                .askUse(wish.approvalId, key.origin(), allowed -> answered(key, asked, allowed));
        return wish;
    }

    private void answered(Key key, Wish wish, boolean allowed) {
        lock.lock();
        try {
            if (allowed) consent(key);
            wish.allowed = allowed;
            // Who wishes the same from now on puts a question of their own.
            open.remove(key, wish);
        } finally {
            lock.unlock();
        }
        wish.answered.countDown();
    }

    private void consent(Key key) {
        var origins = new HashSet<>(consents.getOrDefault(key.sessionId(), Set.of()));
        origins.add(key.origin());
        consents.putLast(key.sessionId(), origins);
        if (consents.size() > REMEMBERED) consents.pollFirstEntry();
    }

    /// Whether nobody waits any more.
    private boolean leave(Key key, Wish wish) {
        lock.lock();
        try {
            wish.waiting--;
            if (wish.waiting > 0) return false;
            open.remove(key, wish);
            return true;
        } finally {
            lock.unlock();
        }
    }
}
