package dev.backendrig.browser.session;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Sessions whose sockets were lost and whose browsers may come back: for as long as an action may
/// wait for that, and as long as a run uses them. Bounded: beyond it, the longest lost that no run
/// uses go first. Not thread-safe; the registry guards it.
final class LostSessions {
    private static final int MOST = 256;

    private final SequencedMap<String, BrowserSession> byId = new LinkedHashMap<>();

    void add(BrowserSession session) {
        byId.putLast(session.id(), session);
    }

    @Nullable BrowserSession get(String id) {
        return byId.get(id);
    }

    void remove(BrowserSession session) {
        byId.remove(session.id(), session);
    }

    Stream<BrowserSession> all() {
        return byId.values().stream();
    }

    /// Takes out those that no run uses.
    List<BrowserSession> removeUnused() {
        var unused = byId.values().stream().filter(it -> !it.person().hasRuns()).toList();
        unused.forEach(this::remove);
        return unused;
    }

    /// Takes out those that nobody can or need come back to.
    List<BrowserSession> removeOld() {
        var old = new ArrayList<BrowserSession>();
        var excess = byId.size() - MOST;
        for (var session : List.copyOf(byId.values())) {
            if (session.person().hasRuns() || (session.isReachable() && old.size() >= excess))
                continue;
            old.add(session);
            byId.remove(session.id());
        }
        return old;
    }

    List<BrowserSession> removeAll() {
        var all = List.copyOf(byId.values());
        byId.clear();
        return all;
    }
}
