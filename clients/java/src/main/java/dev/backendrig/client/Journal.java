package dev.backendrig.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a browser was asked to do, so that nothing is done twice, and what came of it. The server
/// has one action of a session pending at a time, so a few are kept. May be used by several threads.
final class Journal {
    private static final int KEPT = 32;

    /// By request, the oldest first; empty while it runs.
    private final Map<String, Optional<Map<String, ?>>> entries = new LinkedHashMap<>();

    /// Notes a request.
    ///
    /// @return whether this is the first time
    synchronized boolean begin(String requestId) {
        if (entries.containsKey(requestId)) return false;
        var tooMany = entries.size() + 1 - KEPT;
        var old =
                entries.entrySet().stream()
                        .filter(it -> it.getValue().isPresent())
                        .limit(Math.max(0, tooMany))
                        .map(Map.Entry::getKey)
                        .toList();
        old.forEach(entries::remove);
        entries.put(requestId, Optional.empty());
        return true;
    }

    synchronized void end(String requestId, Map<String, ?> result) {
        entries.put(requestId, Optional.of(result));
    }

    synchronized Optional<Map<String, ?>> resultOf(String requestId) {
        return entries.getOrDefault(requestId, Optional.empty());
    }

    /// What a hello states.
    ///
    /// @param later results that find no room in it, and are to be sent after it
    record Outcomes(List<Map<String, ?>> stated, List<Map<String, ?>> later) {}

    /// What a hello states.
    ///
    /// @param room bytes that are left in the hello
    synchronized Outcomes outcomes(int room) {
        var stated = new ArrayList<Map<String, ?>>();
        var later = new ArrayList<Map<String, ?>>();
        var left = room;
        for (var entry : entries.entrySet()) {
            var result = entry.getValue();
            var size = result.map(it -> JsonWriter.write(it).getBytes(UTF_8).length + 32).orElse(0);
            var fits = result.isPresent() && size < left / 2;
            if (fits) left -= size;
            if (!fits) result.ifPresent(later::add);
            stated.add(
                    fits
                            ? done(result.orElseThrow())
                            : Map.of("request_id", entry.getKey(), "state", "running"));
        }
        return new Outcomes(stated, later);
    }

    private static Map<String, ?> done(Map<String, ?> result) {
        var outcome = new LinkedHashMap<String, Object>(result);
        outcome.put("state", "done");
        return outcome;
    }
}
