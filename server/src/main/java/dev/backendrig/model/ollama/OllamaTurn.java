package dev.backendrig.model.ollama;

import dev.backendrig.json.JsonObject;
import dev.backendrig.message.RawTurn;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a model's turn has beside its text and its calls.
final class OllamaTurn {
    private static final String THINKING = "thinking";

    private OllamaTurn() {}

    /// What is kept of a turn.
    ///
    /// @param thinking empty where there was none
    static JsonObject raw(String thinking) {
        return thinking.isEmpty() ? JsonObject.EMPTY : JsonObject.of(THINKING, thinking);
    }

    /// The thinking in a raw turn; empty where there is none or another provider spoke it.
    static Optional<String> thinking(@Nullable RawTurn raw) {
        if (raw == null || !raw.provider().equals(OllamaChatModel.PROVIDER)) {
            return Optional.empty();
        }
        return raw.content() instanceof JsonObject turn ? turn.string(THINKING) : Optional.empty();
    }
}
