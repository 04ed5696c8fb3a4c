package dev.backendrig.model.openai;

import dev.backendrig.json.JsonArray;
import dev.backendrig.json.JsonObject;
import dev.backendrig.json.JsonString;
import java.util.stream.Collectors;

/// The visible text of a delta.
final class OpenAiText {
    private OpenAiText() {}

    /// `content` is text, or parts of which those with text count; a refusal is the answer where
    /// the model gives one in place of it (OpenAI, "Structured outputs", "Refusals").
    static String of(JsonObject delta) {
        var text =
                switch (delta.get("content")) {
                    case JsonString(var piece) -> piece;
                    case JsonArray parts -> joined(parts);
                    case null, default -> "";
                };
        return text.isEmpty() ? delta.string("refusal").orElse("") : text;
    }

    private static String joined(JsonArray parts) {
        return parts.objects()
                .filter(part -> part.string("type").orElse("text").equals("text"))
                .flatMap(part -> part.string("text").stream())
                .collect(Collectors.joining());
    }
}
