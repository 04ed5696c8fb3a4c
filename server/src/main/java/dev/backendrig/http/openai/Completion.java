package dev.backendrig.http.openai;

import dev.backendrig.json.JsonArray;
import dev.backendrig.json.JsonNull;
import dev.backendrig.json.JsonObject;
import dev.backendrig.json.JsonString;
import dev.backendrig.json.JsonValue;
import dev.backendrig.message.ToolCall;
import dev.backendrig.message.Usage;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The JSON of one completion (OpenAI API reference, "The chat completion object" and "chunk
/// object", 2026-07).
///
/// @param id of this completion alone
/// @param created in seconds since 1970
/// @param model as the request named it
/// @param usage whether chunks have a `usage`, which is `null` in all but the last
public record Completion(String id, long created, String model, boolean usage) {
    /// The whole answer.
    ///
    /// @param used null where nobody told
    public JsonObject whole(
            String text, List<ToolCall> calls, FinishReason finish, @Nullable Usage used) {
        var message = JsonObject.builder().put("role", "assistant");
        message.put("content", text.isEmpty() && !calls.isEmpty() ? JsonNull.NULL : string(text));
        message.put("refusal", JsonNull.NULL).put("annotations", JsonArray.EMPTY);
        if (!calls.isEmpty()) {
            message.put("tool_calls", JsonArray.of(calls.stream().map(Completion::call).toList()));
        }
        var choice =
                JsonObject.builder()
                        .put("index", 0)
                        .put("message", message.build())
                        .put("logprobs", JsonNull.NULL)
                        .put("finish_reason", finish.word());
        return head("chat.completion")
                .put("choices", JsonArray.of(choice.build()))
                .putIfPresent("usage", used == null ? null : json(used))
                .build();
    }

    /// The first chunk, which says who speaks.
    public JsonObject first() {
        return chunk(
                JsonObject.builder()
                        .put("role", "assistant")
                        .put("content", "")
                        .put("refusal", JsonNull.NULL)
                        .build(),
                null);
    }

    /// A piece of the answer.
    public JsonObject piece(String text) {
        return chunk(JsonObject.of("content", text), null);
    }

    /// The chunks of the calls: each is named by one, and another has its arguments.
    public List<JsonObject> calls(List<ToolCall> calls) {
        var chunks = new ArrayList<JsonObject>();
        for (var i = 0; i < calls.size(); i++) {
            var call = calls.get(i);
            var begun =
                    JsonObject.builder()
                            .put("index", i)
                            .put("id", call.id())
                            .put("type", "function")
                            .put("function", function(call.name(), ""));
            chunks.add(chunk(ofCall(begun.build()), null));
            var arguments = JsonObject.of("arguments", call.arguments().toString());
            var rest = JsonObject.builder().put("index", i).put("function", arguments);
            chunks.add(chunk(ofCall(rest.build()), null));
        }
        return chunks;
    }

    /// The chunk that says why it is over.
    public JsonObject last(FinishReason finish) {
        return chunk(JsonObject.EMPTY, finish);
    }

    /// The chunk behind the last, where it was asked for.
    ///
    /// @param used null where nobody told
    public JsonObject used(@Nullable Usage used) {
        return head("chat.completion.chunk")
                .put("choices", JsonArray.EMPTY)
                .put("usage", used == null ? JsonNull.NULL : json(used))
                .build();
    }

    private JsonObject chunk(JsonObject delta, @Nullable FinishReason finish) {
        var choice =
                JsonObject.builder()
                        .put("index", 0)
                        .put("delta", delta)
                        .put("logprobs", JsonNull.NULL)
                        .put(
                                "finish_reason",
                                finish == null ? JsonNull.NULL : string(finish.word()));
        var chunk = head("chat.completion.chunk").put("choices", JsonArray.of(choice.build()));
        return usage ? chunk.put("usage", JsonNull.NULL).build() : chunk.build();
    }

    private JsonObject.Builder head(String kind) {
        return JsonObject.builder()
                .put("id", id)
                .put("object", kind)
                .put("created", created)
                .put("model", model);
    }

    private static JsonObject ofCall(JsonObject call) {
        return JsonObject.of("tool_calls", JsonArray.of(call));
    }

    private static JsonObject call(ToolCall call) {
        return JsonObject.builder()
                .put("id", call.id())
                .put("type", "function")
                .put("function", function(call.name(), call.arguments().toString()))
                .build();
    }

    private static JsonObject function(String name, String arguments) {
        return JsonObject.builder().put("name", name).put("arguments", arguments).build();
    }

    private static JsonValue string(String text) {
        return new JsonString(text);
    }

    private static JsonObject json(Usage used) {
        var read = JsonObject.builder().put("cached_tokens", used.cached()).put("audio_tokens", 0);
        var written =
                JsonObject.builder()
                        .put("reasoning_tokens", used.thought())
                        .put("audio_tokens", 0)
                        .put("accepted_prediction_tokens", 0)
                        .put("rejected_prediction_tokens", 0);
        return JsonObject.builder()
                .put("prompt_tokens", used.input())
                .put("completion_tokens", used.output())
                .put("total_tokens", used.total())
                .put("prompt_tokens_details", read.build())
                .put("completion_tokens_details", written.build())
                .build();
    }
}
