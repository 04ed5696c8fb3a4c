package dev.backendrig.model.gemini;

import dev.backendrig.json.JsonArray;
import dev.backendrig.json.JsonObject;
import dev.backendrig.message.Message;
import dev.backendrig.message.RawTurn;
import dev.backendrig.message.ToolCall;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A model's turn as the API said it.
///
/// @param content what is replayed: role and parts, each part as it came
/// @param candidate what else was said about the turn, such as grounding; kept, not replayed
record GeminiTurn(JsonObject content, JsonObject candidate) {
    private static final String CONTENT = "content";
    private static final String CANDIDATE = "candidate";

    /// The turn in a raw turn; empty where there is none or another provider spoke it.
    static Optional<GeminiTurn> read(@Nullable RawTurn raw) {
        if (raw == null || !raw.provider().equals(GeminiChatModel.PROVIDER)) {
            return Optional.empty();
        }
        if (!(raw.content() instanceof JsonObject turn)) return Optional.empty();
        var candidate = turn.object(CANDIDATE).orElse(JsonObject.EMPTY);
        return turn.object(CONTENT).map(content -> new GeminiTurn(content, candidate));
    }

    RawTurn raw() {
        var turn = JsonObject.builder().put(CONTENT, content).put(CANDIDATE, candidate).build();
        return new RawTurn(GeminiChatModel.PROVIDER, turn);
    }

    JsonArray parts() {
        return content.array("parts").orElse(JsonArray.EMPTY);
    }

    /// The provider's own id of a call of this turn; empty where it gave none.
    ///
    /// @param message this turn with its calls
    Optional<String> callId(ToolCall call, Message.Assistant message) {
        var index = message.calls().stream().map(ToolCall::id).toList().indexOf(call.id());
        if (index < 0) return Optional.empty();
        return parts().objects()
                .flatMap(part -> part.object("functionCall").stream())
                .filter(FunctionCalls::isCallable)
                .skip(index)
                .findFirst()
                .flatMap(function -> function.string("id"))
                .filter(id -> !id.isEmpty());
    }
}
