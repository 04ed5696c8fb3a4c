package dev.backendrig.http;

import dev.backendrig.json.Json;
import dev.backendrig.json.JsonString;
import dev.backendrig.message.Message;
import dev.backendrig.message.ToolCall;
import dev.backendrig.message.ToolResult;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// What the agent did in answers that ended with calls of the client's tools. The client's
/// conversation has those calls alone; without the rest the agent would do it all again. Thread-safe.
///
/// Kept are the last [#MOST] such answers, under the ids of their calls, which nobody can guess, with
/// the newest results up to [#MAX_CHARS]; of the older ones only that they came.
final class HandedOverSteps {
    static final int MOST = 32;
    static final int MAX_CHARS = 64 * 1024;

    private static final JsonString FORGOTTEN = new JsonString("This result is not kept any more.");

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, List<Message>> kept = new LinkedHashMap<>();

    /// Keeps what was done before these calls were handed over.
    ///
    /// @param calls under the ids that the client knows
    /// @param done in order
    void keep(List<ToolCall> calls, List<ToolResult> done) {
        if (calls.isEmpty() || done.isEmpty()) return;
        var steps = steps(done);
        lock.lock();
        try {
            // The first of the oldest ones goes, and with it what it was kept for.
            while (kept.size() >= MOST) kept.remove(kept.keySet().iterator().next());
            kept.put(calls.getFirst().id(), steps);
        } finally {
            lock.unlock();
        }
    }

    private static List<Message> steps(List<ToolResult> done) {
        var left = MAX_CHARS;
        var steps = new ArrayList<Message>();
        for (var result : done.reversed()) {
            left -= Json.write(result.content()).length();
            var told = left < 0 ? result.withContent(FORGOTTEN) : result;
            steps.addFirst(new Message.ToolResults(List.of(told)));
            steps.addFirst(new Message.Assistant("", List.of(result.call()), null));
        }
        return List.copyOf(steps);
    }

    /// The conversation with what was done before each answer whose calls are known.
    List<Message> restored(List<Message> conversation) {
        var whole = new ArrayList<Message>();
        for (var message : conversation) {
            var before = message instanceof Message.Assistant turn ? before(turn) : null;
            if (before != null) whole.addAll(before);
            whole.add(message);
        }
        return whole;
    }

    private @Nullable List<Message> before(Message.Assistant turn) {
        if (turn.calls().isEmpty()) return null;
        lock.lock();
        try {
            return kept.get(turn.calls().getFirst().id());
        } finally {
            lock.unlock();
        }
    }
}
