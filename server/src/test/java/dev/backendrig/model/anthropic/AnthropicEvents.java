package dev.backendrig.model.anthropic;

import dev.backendrig.json.Json;
import dev.backendrig.json.JsonNull;
import dev.backendrig.json.JsonObject;
import dev.backendrig.json.JsonString;
import dev.backendrig.message.Usage;
import dev.backendrig.model.contract.Event;
import dev.backendrig.model.contract.Say;
import dev.backendrig.model.contract.Script;
import dev.backendrig.model.gemini.Chunks;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A turn as the Messages API streams it. Used by one thread.
final class AnthropicEvents {
    private final List<Event> events = new ArrayList<>();
    private int index;

    AnthropicEvents(Script script) {
        var usage = script.usage();
        var message =
                Chunks.json("{'id':'msg_1','type':'message','role':'assistant','content':[]}")
                        .toBuilder();
        if (usage != null) message.put("usage", begin(usage));
        add(JsonObject.builder().put("type", "message_start").put("message", message.build()));
        script.says().forEach(this::say);
        end(script);
    }

    List<Event> all() {
        return List.copyOf(events);
    }

    /// Cached tokens come on top of the others.
    private static JsonObject begin(Usage usage) {
        return JsonObject.builder()
                .put("input_tokens", usage.input() - usage.cached())
                .put("cache_creation_input_tokens", 0)
                .put("cache_read_input_tokens", usage.cached())
                .put("output_tokens", 1)
                .build();
    }

    private void say(Say say) {
        switch (say) {
            case Say.Text(var pieces) -> {
                start("{'type':'text','text':''}");
                for (var piece : pieces) tell(delta("text_delta", "text", piece));
            }
            case Say.Thought(var pieces, var signature) -> {
                start("{'type':'thinking','thinking':'','signature':''}");
                for (var piece : pieces) tell(delta("thinking_delta", "thinking", piece));
                add(delta("signature_delta", "signature", signature));
            }
            case Say.Redacted(var data) ->
                    start("{'type':'redacted_thinking','data':'" + data + "'}");
            case Say.Call(var id, var name, var arguments) -> {
                start("{'type':'tool_use','id':'" + id + "','name':'" + name + "','input':{}}");
                arguments(arguments);
            }
        }
        add(JsonObject.builder().put("type", "content_block_stop").put("index", index));
        index++;
    }

    private void arguments(@Nullable String json) {
        if (json == null) return;
        add(delta("input_json_delta", "partial_json", ""));
        var half = json.length() / 2;
        add(delta("input_json_delta", "partial_json", json.substring(0, half)));
        add(delta("input_json_delta", "partial_json", json.substring(half)));
    }

    private void start(String block) {
        add(
                JsonObject.builder()
                        .put("type", "content_block_start")
                        .put("index", index)
                        .put("content_block", Chunks.json(block)));
    }

    private JsonObject.Builder delta(String type, String member, String piece) {
        var delta = JsonObject.builder().put("type", type).put(member, piece).build();
        return JsonObject.builder()
                .put("type", "content_block_delta")
                .put("index", index)
                .put("delta", delta);
    }

    private void end(Script script) {
        var reason = reason(script);
        var delta =
                JsonObject.builder()
                        .put("stop_reason", reason == null ? JsonNull.NULL : new JsonString(reason))
                        .put("stop_sequence", JsonNull.NULL)
                        .build();
        var last = JsonObject.builder().put("type", "message_delta").put("delta", delta);
        var usage = script.usage();
        if (usage != null) {
            last.put("usage", JsonObject.builder().put("output_tokens", usage.output()).build());
        }
        add(last);
        events.add(Event.ending(text(JsonObject.builder().put("type", "message_stop"))));
    }

    private static @Nullable String reason(Script script) {
        return switch (script.end()) {
            case COMPLETE -> script.calls() ? "tool_use" : "end_turn";
            case LENGTH -> "max_tokens";
            case FILTERED -> "refusal";
            case UNKNOWN -> "a_reason_of_tomorrow";
            case NONE -> null;
        };
    }

    private void add(JsonObject.Builder data) {
        events.add(Event.silent(text(data)));
    }

    private void tell(JsonObject.Builder data) {
        events.add(Event.telling(text(data)));
    }

    private static String text(JsonObject.Builder builder) {
        var data = builder.build();
        return "event: %s\ndata: %s\n\n"
                .formatted(data.string("type").orElseThrow(), Json.write(data));
    }
}
