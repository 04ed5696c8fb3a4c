package dev.backendrig.client;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a browser says again at its next session, as it may have been lost with a socket. May be
/// used by several threads.
final class Unsaid {
    private static final int STEERED = 64;
    private static final int RESULTS = 64;

    private final Map<String, Word> steering = new LinkedHashMap<>();
    private final List<Map<String, ?>> results = new ArrayList<>();
    private @Nullable Map<String, ?> page;
    private @Nullable Map<String, ?> context;

    private record Word(String type, Map<String, ?> data) {}

    synchronized void page(Map<String, ?> shown) {
        page = shown;
    }

    synchronized void context(Map<String, ?> update) {
        context = update;
    }

    /// The last word for a run counts.
    synchronized void steering(String runId, String type, Map<String, ?> data) {
        if (steering.size() >= STEERED) steering.remove(steering.keySet().iterator().next());
        steering.put(runId, new Word(type, data));
    }

    synchronized void forget(String runId) {
        steering.remove(runId);
    }

    /// A result without a session. More than the server can wait for are not kept.
    synchronized void result(Map<String, ?> result) {
        if (results.size() < RESULTS) results.add(result);
    }

    /// In place of all results: those that found no room in a hello, which states the others.
    synchronized void results(List<Map<String, ?>> later) {
        results.clear();
        results.addAll(later);
    }

    synchronized void say(Connection connection) {
        if (page != null) connection.say("SessionUpdate", page);
        if (context != null) connection.say(context);
        context = null;
        steering.values().forEach(it -> connection.say(it.type(), it.data()));
        results.forEach(it -> connection.say("ActionResult", it));
        results.clear();
    }
}
