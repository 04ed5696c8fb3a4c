package dev.backendrig.agent;

import dev.backendrig.json.JsonObject;
import dev.backendrig.json.JsonString;
import dev.backendrig.json.JsonValue;
import dev.backendrig.message.ToolResult;

/// Tells a model that goes in circles that it does.
final class RepetitionHint {
    private RepetitionHint() {}

    /// The result with the hint beside its content.
    static ToolResult addTo(ToolResult result, int count) {
        var hint =
                "This is the same call with the same result, "
                        + count
                        + " times now. Do something else, or tell the person what is in the way.";
        return result.withContent(with(result.content(), hint));
    }

    private static JsonValue with(JsonValue content, String hint) {
        return switch (content) {
            case JsonObject object -> object.toBuilder().put("hint", hint).build();
            case JsonString(String text) -> new JsonString(text + "\n[" + hint + "]");
            default -> JsonObject.builder().put("result", content).put("hint", hint).build();
        };
    }
}
