package dev.backendrig.model.openai;

import dev.backendrig.json.Json;
import dev.backendrig.json.JsonArray;
import dev.backendrig.json.JsonNull;
import dev.backendrig.json.JsonObject;
import dev.backendrig.json.JsonString;
import dev.backendrig.json.JsonValue;
import dev.backendrig.message.Usage;
import dev.backendrig.model.contract.End;
import dev.backendrig.model.contract.Event;
import dev.backendrig.model.contract.Say;
import dev.backendrig.model.contract.Script;
import java.util.ArrayList;
import java.util.List;

/// A turn as chat completions stream it. Used by one thread.
final class OpenAiEvents {
    private final List<Event> events = new ArrayList<>();
    private int calls;

    OpenAiEvents(Script script) {
        add(JsonObject.builder().put("role", "assistant").put("content", ""));
        script.says().forEach(this::say);
        if (script.end() != End.NONE) {
            var reason = new JsonString(reason(script));
            events.add(Event.ending(chunk(JsonObject.EMPTY, reason)));
        }
        var usage = script.usage();
        if (usage != null) events.add(Event.silent(counts(usage)));
        // The first that ends is the end: this one is where no reason came.
        events.add(Event.ending("data: [DONE]\n\n"));
    }

    List<Event> all() {
        return List.copyOf(events);
    }

    private void say(Say say) {
        switch (say) {
            case Say.Text(var pieces) -> pieces.forEach(piece -> tell("content", piece));
            case Say.Thought(var pieces, _) ->
                    pieces.forEach(piece -> tell("reasoning_content", piece));
            case Say.Redacted _ -> {}
            case Say.Call call -> call(call);
        }
    }

    /// The first piece has the name, the others arguments.
    private void call(Say.Call call) {
        var function = JsonObject.builder().put("name", call.name());
        if (call.arguments() != null) function.put("arguments", "");
        var first = JsonObject.builder().put("index", calls).put("type", "function");
        if (!call.id().isEmpty()) first.put("id", call.id());
        piece(first.put("function", function.build()));
        if (call.arguments() != null) {
            var half = call.arguments().length() / 2;
            arguments(call.arguments().substring(0, half));
            arguments(call.arguments().substring(half));
        }
        calls++;
    }

    private void arguments(String json) {
        piece(
                JsonObject.builder()
                        .put("index", calls)
                        .put("function", JsonObject.of("arguments", json)));
    }

    private void piece(JsonObject.Builder piece) {
        add(JsonObject.builder().put("tool_calls", JsonArray.of(piece.build())));
    }

    private static String reason(Script script) {
        return switch (script.end()) {
            case COMPLETE -> script.calls() ? "tool_calls" : "stop";
            case LENGTH -> "length";
            case FILTERED -> "content_filter";
            case UNKNOWN -> "a_reason_of_tomorrow";
            case NONE -> throw new IllegalArgumentException("no reason");
        };
    }

    private static String counts(Usage usage) {
        var counts =
                JsonObject.builder()
                        .put("prompt_tokens", usage.input())
                        .put("completion_tokens", usage.output())
                        .put("total_tokens", usage.total())
                        .put("prompt_tokens_details", of("cached_tokens", usage.cached()))
                        .put("completion_tokens_details", of("reasoning_tokens", usage.thought()))
                        .build();
        return event(head().put("choices", JsonArray.EMPTY).put("usage", counts));
    }

    private static JsonObject of(String name, long count) {
        return JsonObject.builder().put(name, count).build();
    }

    private void add(JsonObject.Builder delta) {
        events.add(Event.silent(chunk(delta.build(), JsonNull.NULL)));
    }

    private void tell(String member, String piece) {
        events.add(Event.telling(chunk(JsonObject.of(member, piece), JsonNull.NULL)));
    }

    private static String chunk(JsonObject delta, JsonValue reason) {
        var choice =
                JsonObject.builder()
                        .put("index", 0)
                        .put("delta", delta)
                        .put("logprobs", JsonNull.NULL)
                        .put("finish_reason", reason)
                        .build();
        return event(head().put("choices", JsonArray.of(choice)).put("usage", JsonNull.NULL));
    }

    private static JsonObject.Builder head() {
        return JsonObject.builder()
                .put("id", "chatcmpl-1")
                .put("object", "chat.completion.chunk")
                .put("created", 1_795_500_000)
                .put("model", "gpt-test");
    }

    private static String event(JsonObject.Builder data) {
        return "data: " + Json.write(data.build()) + "\n\n";
    }
}
