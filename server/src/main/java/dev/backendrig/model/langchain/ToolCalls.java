package dev.backendrig.model.langchain;

import dev.backendrig.json.Json;
import dev.backendrig.json.JsonException;
import dev.backendrig.json.JsonNull;
import dev.backendrig.json.JsonObject;
import dev.backendrig.message.Message;
import dev.backendrig.message.ToolCall;
import dev.backendrig.model.BrokenCall;
import dev.langchain4j.agent.tool.ToolExecutionRequest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Collects the calls of one turn. Used by one thread.
final class ToolCalls {
    /// Marks ids that are ours. With it they are just as long as OpenAI allows: 40 characters.
    private static final String OWN_ID = "rig-";

    private final List<ToolCall> calls = new ArrayList<>();
    private final List<BrokenCall> broken = new ArrayList<>();
    private final Set<String> ids = new HashSet<>();
    private boolean malformed;

    /// @param before the conversation, whose calls have ids too: some servers count from zero in
    ///     every turn
    ToolCalls(List<Message> before) {
        for (var message : before) {
            if (message instanceof Message.Assistant turn) {
                turn.calls().forEach(call -> ids.add(call.id()));
            }
        }
    }

    void add(ToolExecutionRequest wish) {
        var name = wish.name();
        if (name == null || name.isBlank()) {
            malformed = true;
            return;
        }
        var text = wish.arguments() == null ? "" : wish.arguments();
        var arguments = arguments(text);
        var call = new ToolCall(id(wish.id()), name, arguments.orElse(JsonObject.EMPTY));
        calls.add(call);
        if (arguments.isEmpty()) broken.add(new BrokenCall(call, text));
    }

    List<ToolCall> calls() {
        return calls;
    }

    List<BrokenCall> broken() {
        return broken;
    }

    /// Whether there was a call that cannot be made.
    boolean malformed() {
        return malformed;
    }

    private String id(@Nullable String given) {
        return Optional.ofNullable(given)
                .filter(id -> !id.isBlank())
                .filter(ids::add)
                .orElseGet(() -> OWN_ID + UUID.randomUUID());
    }

    private static Optional<JsonObject> arguments(String text) {
        if (text.isBlank()) return Optional.of(JsonObject.EMPTY);
        try {
            return switch (Json.parse(text)) {
                case JsonObject object -> Optional.of(object);
                case JsonNull _ -> Optional.of(JsonObject.EMPTY);
                default -> Optional.empty();
            };
        } catch (JsonException e) {
            return Optional.empty();
        }
    }
}
