package dev.backendrig.mcp.server;

import dev.backendrig.browser.session.RandomIds;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/// The sessions of clients. Thread-safe. Bounded: one that was idle for long is ended, and where there
/// are too many, the one that was idle longest.
final class McpSessions {
    static final Duration IDLE = Duration.ofMinutes(30);
    static final int MOST = 128;

    private final Duration maxIdle;
    private final int most;
    private final RandomIds ids = new RandomIds();
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, McpSession> byId = new HashMap<>();

    McpSessions(Duration maxIdle, int most) {
        this.maxIdle = maxIdle;
        this.most = most;
    }

    /// A new session, whose id is a secret: 128 random bits.
    McpSession open(Function<String, McpSession> make) {
        var session = make.apply(ids.next());
        lock.lock();
        try {
            endOld();
            while (byId.size() >= most) endLongestIdle();
            byId.put(session.id(), session);
            return session;
        } finally {
            lock.unlock();
        }
    }

    Optional<McpSession> find(String id) {
        lock.lock();
        try {
            endOld();
            var session = Optional.ofNullable(byId.get(id));
            session.ifPresent(McpSession::used);
            return session;
        } finally {
            lock.unlock();
        }
    }

    void end(McpSession session) {
        lock.lock();
        try {
            byId.remove(session.id());
        } finally {
            lock.unlock();
        }
        session.end();
    }

    private void endOld() {
        for (var session : List.copyOf(byId.values())) {
            if (session.idle().compareTo(maxIdle) <= 0) continue;
            byId.remove(session.id());
            session.end();
        }
    }

    private void endLongestIdle() {
        var longest =
                byId.values().stream().max(Comparator.comparing(McpSession::idle)).orElseThrow();
        byId.remove(longest.id());
        longest.end();
    }
}
