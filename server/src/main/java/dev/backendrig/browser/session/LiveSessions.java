package dev.backendrig.browser.session;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The sessions whose sockets are open, by id and by client. Not thread-safe; the registry guards
/// it.
final class LiveSessions {
    /// The newest last.
    private final SequencedMap<String, BrowserSession> byId = new LinkedHashMap<>();

    /// Of each client the newest first.
    private final Map<ClientKey, Deque<BrowserSession>> byClient = new HashMap<>();

    void add(BrowserSession session) {
        byId.put(session.id(), session);
        byClient.computeIfAbsent(session.client(), _ -> new ArrayDeque<>(2)).addFirst(session);
    }

    /// False where it was not there.
    boolean remove(BrowserSession session) {
        if (byId.remove(session.id()) == null) return false;
        byClient.computeIfPresent(
                session.client(),
                (_, sessions) -> {
                    sessions.remove(session);
                    return sessions.isEmpty() ? null : sessions;
                });
        return true;
    }

    @Nullable BrowserSession get(String id) {
        return byId.get(id);
    }

    @Nullable BrowserSession newest(ClientKey client) {
        var sessions = byClient.get(client);
        return sessions == null ? null : sessions.peekFirst();
    }

    /// The newest session of this client that speaks the extended protocol, whatever its origin.
    @Nullable BrowserSession newestExtended(String clientId) {
        return byId.reversed().values().stream()
                .filter(session -> session.isExtended())
                .filter(session -> session.client().clientId().equals(clientId))
                .findFirst()
                .orElse(null);
    }

    Stream<BrowserSession> all() {
        return byId.values().stream();
    }

    int size() {
        return byId.size();
    }
}
