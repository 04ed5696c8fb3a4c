package dev.backendrig.model.openai;

import dev.backendrig.json.Json;
import dev.backendrig.json.JsonArray;
import dev.backendrig.json.JsonObject;

/// Chunks as chat completions stream them.
final class OpenAiChunks {
    private OpenAiChunks() {}

    /// JSON written with `'` for `"`.
    static JsonObject json(String text) {
        return (JsonObject) Json.parse(text.replace('\'', '"'));
    }

    static JsonObject delta(JsonObject delta) {
        var choice = JsonObject.builder().put("index", 0).put("delta", delta).build();
        return chunk(choice);
    }

    static JsonObject delta(String json) {
        return delta(json(json));
    }

    static JsonObject text(String piece) {
        return delta(JsonObject.of("content", piece));
    }

    static JsonObject finish(String reason) {
        return chunk(
                json("{'index':0,'delta':{}}").toBuilder().put("finish_reason", reason).build());
    }

    static JsonObject usage(String counts) {
        return json("{'choices':[]}").toBuilder().put("usage", json(counts)).build();
    }

    static JsonObject error(String json) {
        return JsonObject.of("error", json(json));
    }

    private static JsonObject chunk(JsonObject choice) {
        return JsonObject.builder()
                .put("id", "chatcmpl-1")
                .put("object", "chat.completion.chunk")
                .put("created", 1_750_000_000)
                .put("model", "small-1")
                .put("choices", JsonArray.of(choice))
                .build();
    }
}
