package dev.backendrig.model.gemini;

import dev.backendrig.json.JsonObject;
import dev.backendrig.message.ToolCall;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/// Collects the function calls of one turn. Used by one thread.
final class FunctionCalls {
    /// Marks ids that are ours, for readers of a transcript; what is sent to the provider is taken
    /// from its own turn.
    private static final String OWN_ID = "rig-";

    private final List<ToolCall> calls = new ArrayList<>();
    private final Set<String> ids = new HashSet<>();
    private boolean malformed;

    /// Whether a `functionCall` names a function.
    static boolean isCallable(JsonObject function) {
        return function.string("name").filter(name -> !name.isEmpty()).isPresent();
    }

    void add(JsonObject function) {
        if (!isCallable(function)) {
            malformed = true;
            return;
        }
        var name = function.string("name").orElseThrow();
        var arguments = function.object("args").orElse(JsonObject.EMPTY);
        calls.add(new ToolCall(id(function), name, arguments));
    }

    List<ToolCall> calls() {
        return calls;
    }

    /// Whether there was a call that cannot be made.
    boolean malformed() {
        return malformed;
    }

    private String id(JsonObject function) {
        return function.string("id")
                .filter(id -> !id.isEmpty())
                .filter(ids::add)
                .orElseGet(() -> OWN_ID + UUID.randomUUID());
    }
}
