package dev.backendrig.model.anthropic;

import dev.backendrig.json.JsonArray;
import dev.backendrig.json.JsonObject;
import dev.backendrig.message.RawTurn;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A model's turn as the API said it: the blocks of its content, each as it came.
final class AnthropicTurn {
    private static final String CONTENT = "content";

    private AnthropicTurn() {}

    /// What is kept of a turn of these blocks.
    static JsonObject raw(JsonArray blocks) {
        return JsonObject.of(CONTENT, blocks);
    }

    /// The blocks in a raw turn; empty where there are none or another provider spoke it.
    static Optional<JsonArray> blocks(@Nullable RawTurn raw) {
        if (raw == null || !raw.provider().equals(AnthropicChatModel.PROVIDER)) {
            return Optional.empty();
        }
        if (!(raw.content() instanceof JsonObject turn)) return Optional.empty();
        return turn.array(CONTENT).filter(blocks -> !blocks.isEmpty());
    }

    /// A block of text.
    static JsonObject text(String text) {
        return JsonObject.builder().put("type", "text").put("text", text).build();
    }
}
