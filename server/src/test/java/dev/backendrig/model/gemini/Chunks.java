package dev.backendrig.model.gemini;

import dev.backendrig.json.Json;
import dev.backendrig.json.JsonArray;
import dev.backendrig.json.JsonObject;
import dev.backendrig.json.JsonValue;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Builders of what Gemini streams: chunks of an answer, parts, errors.
public final class Chunks {
    private Chunks() {}

    /// Any JSON object, with apostrophes for quotes: `{'text':'x'}`.
    public static JsonObject json(String text) {
        return (JsonObject) Json.parse(text.replace('\'', '"'));
    }

    /// A chunk with one piece of text.
    public static JsonObject text(String text) {
        return parts(JsonObject.of("text", text));
    }

    /// A chunk with one piece of thinking.
    public static JsonObject thought(String text) {
        return parts(JsonObject.of("text", text).toBuilder().put("thought", true).build());
    }

    /// A chunk with one function call without an id.
    public static JsonObject call(String name, JsonValue args) {
        return parts(callPart(null, name, args));
    }

    /// A chunk with one function call.
    public static JsonObject call(String id, String name, JsonValue args) {
        return parts(callPart(id, name, args));
    }

    /// A function call part; a null id is left out.
    public static JsonObject callPart(@Nullable String id, String name, JsonValue args) {
        var function =
                JsonObject.builder().putIfPresent("id", id).put("name", name).put("args", args);
        return JsonObject.of("functionCall", function.build());
    }

    /// A chunk of these parts.
    public static JsonObject parts(JsonObject... parts) {
        var content =
                JsonObject.builder()
                        .put("parts", JsonArray.of(List.of(parts)))
                        .put("role", "model")
                        .build();
        return candidate(JsonObject.builder().put("content", content).put("index", 0).build());
    }

    /// A chunk with this one candidate.
    public static JsonObject candidate(JsonObject candidate) {
        return JsonObject.of("candidates", JsonArray.of(candidate));
    }

    /// The last chunk: an empty text, the reason, and counts of 7 in and 5 out.
    public static JsonObject finish(String reason) {
        var content = json("{'parts':[{'text':''}],'role':'model'}");
        var candidate =
                JsonObject.builder().put("content", content).put("finishReason", reason).build();
        return candidate(candidate).toBuilder().put("usageMetadata", usage(7, 5)).build();
    }

    /// Counts as they stand in `usageMetadata`.
    public static JsonObject usage(long input, long output) {
        return JsonObject.builder()
                .put("promptTokenCount", input)
                .put("candidatesTokenCount", output)
                .put("totalTokenCount", input + output)
                .build();
    }

    /// An error body, its sentence being one that must not be shown to anyone.
    ///
    /// @param details items of `details`, with apostrophes for quotes
    public static JsonObject error(int code, String status, String... details) {
        var error =
                JsonObject.builder()
                        .put("code", code)
                        .put("message", "canary-error-text")
                        .put("status", status)
                        .put(
                                "details",
                                JsonArray.of(List.of(details).stream().map(Chunks::json).toList()));
        return JsonObject.of("error", error.build());
    }
}
