package dev.backendrig.mcp.server;

import dev.backendrig.browser.session.RandomIds;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.concurrent.locks.ReentrantLock;

/// The calls whose clients were sent a question and are to come back. Thread-safe.
///
/// What a client brings along (`requestState`) is 128 random bits that name the call here, so nothing
/// can be forged with it; each is good once, and for a while. Bounded: where too many are open, the
/// oldest is given up.
final class Turns {
    static final String STATE = "requestState";

    private static final int MOST = 64;

    /// A little longer than a question is open.
    private static final Duration PATIENCE = Duration.ofMinutes(6);

    private final RandomIds ids = new RandomIds();
    private final ReentrantLock lock = new ReentrantLock();
    private final SequencedMap<String, Kept> kept = new LinkedHashMap<>();

    private record Kept(Turn turn, long since) {}

    /// Keeps a call whose client is to come back.
    ///
    /// @return by what it names the call then
    String keep(Turn turn) {
        var id = ids.next();
        lock.lock();
        try {
            dropOld();
            if (kept.size() >= MOST) kept.pollFirstEntry().getValue().turn().cancel();
            kept.putLast(id, new Kept(turn, System.nanoTime()));
            return id;
        } finally {
            lock.unlock();
        }
    }

    /// The call that a client has come back to, once.
    Optional<Turn> take(String state, RpcMessage.Request request) {
        lock.lock();
        try {
            dropOld();
            var found = kept.get(state);
            if (found == null || !found.turn().isOf(request)) return Optional.empty();
            kept.remove(state);
            return Optional.of(found.turn());
        } finally {
            lock.unlock();
        }
    }

    /// Their questions have had their time, so the calls have ended.
    private void dropOld() {
        var oldest = System.nanoTime() - PATIENCE.toNanos();
        while (!kept.isEmpty() && kept.firstEntry().getValue().since() - oldest < 0) {
            kept.pollFirstEntry();
        }
    }
}
