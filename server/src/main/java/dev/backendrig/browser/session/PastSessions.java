package dev.backendrig.browser.session;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// Sessions that ended: whose they were, and when each client was last there. Bounded: the oldest
/// are forgotten. Not thread-safe; the registry guards it.
final class PastSessions {
    private static final int REMEMBERED = 4_096;

    private final SequencedMap<String, ClientKey> owners = new LinkedHashMap<>();
    private final SequencedMap<ClientKey, Instant> lastSeen = new LinkedHashMap<>();

    void add(BrowserSession session, Instant now) {
        remember(owners, session.id(), session.client());
        remember(lastSeen, session.client(), now);
    }

    /// Whether the id is known to have been another client's.
    boolean isOfAnother(String sessionId, ClientKey client) {
        var owner = owners.get(sessionId);
        return owner != null && !owner.equals(client);
    }

    /// When a socket of the client last ended, null where nobody remembers one.
    @Nullable Instant lastSeen(ClientKey client) {
        return lastSeen.get(client);
    }

    private static <K, V> void remember(SequencedMap<K, V> map, K key, V value) {
        map.putLast(key, value);
        if (map.size() > REMEMBERED) map.pollFirstEntry();
    }
}
