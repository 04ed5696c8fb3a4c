package dev.backendrig.bench.gemini;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// How long each browser action took, seen from the model: from the call being sent to the next
/// request, which carries its result, being read. Thread-safe.
public final class RoundTrips {
    private final Map<Long, Long> sent = new HashMap<>();
    private final Map<Long, List<Long>> nanos = new HashMap<>();

    /// The round trips of a run in nanoseconds, the first one first.
    public synchronized List<Long> of(long run) {
        return List.copyOf(nanos.getOrDefault(run, List.of()));
    }

    synchronized void callSent(long run, long at) {
        sent.put(run, at);
    }

    synchronized void requestRead(long run, long at) {
        var since = sent.remove(run);
        if (since == null) return;
        nanos.computeIfAbsent(run, _ -> new ArrayList<>()).add(at - since);
    }
}
