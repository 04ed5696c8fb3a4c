package dev.backendrig.model.ollama;

import dev.backendrig.json.Json;
import dev.backendrig.json.JsonArray;
import dev.backendrig.json.JsonException;
import dev.backendrig.json.JsonNull;
import dev.backendrig.json.JsonObject;
import dev.backendrig.json.JsonString;
import dev.backendrig.json.JsonValue;
import dev.backendrig.message.ToolCall;
import dev.backendrig.message.Usage;
import dev.backendrig.model.Ending;
import dev.backendrig.model.langchain.WireEvent;
import dev.backendrig.model.langchain.WireReader;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Notes of an answer's lines what LangChain4j does not hand on, and numbers their calls: by their
/// numbers LangChain4j tells calls apart, and most servers give all of them the same one or none.
/// Used by one thread.
final class OllamaReader implements WireReader {
    private final StringBuilder thinking = new StringBuilder();
    private int calls;
    private boolean nameless;
    private boolean done;
    private @Nullable String doneReason;
    private @Nullable Usage usage;

    @Override
    public List<WireEvent> take(WireEvent event) {
        var line = event.data();
        var error = line.get("error");
        if (error != null && !(error instanceof JsonNull)) throw OllamaErrors.of(error);
        // What would come after the end is none of this turn.
        if (done) return List.of();
        if (line.bool("done").orElse(false)) end(line);
        return List.of(new WireEvent("", rewritten(line)));
    }

    private void end(JsonObject line) {
        done = true;
        if (line.get("done_reason") instanceof JsonString(var reason)) doneReason = reason;
        // The count of tokens read is left out where all of them were in the server's cache.
        if (!line.has("prompt_eval_count") && !line.has("eval_count")) return;
        var input = count(line, "prompt_eval_count");
        var output = count(line, "eval_count");
        usage = new Usage(input, output, input + output, 0, 0);
    }

    private static long count(JsonObject line, String name) {
        return Math.clamp(line.integer(name).orElse(0), 0, Integer.MAX_VALUE);
    }

    /// What LangChain4j reads of a line, and nothing that it could stumble over.
    private JsonObject rewritten(JsonObject line) {
        var message = line.object("message").orElse(JsonObject.EMPTY);
        var kept = JsonObject.builder().put("role", "assistant");
        kept.put("content", message.string("content").orElse(""));
        message.string("thinking").ifPresent(text -> think(kept, text));
        message.array("tool_calls").ifPresent(all -> kept.put("tool_calls", numbered(all)));
        return JsonObject.builder().put("message", kept.build()).put("done", done).build();
    }

    private void think(JsonObject.Builder kept, String text) {
        thinking.append(text);
        kept.put("thinking", text);
    }

    private JsonArray numbered(JsonArray wishes) {
        var all = new ArrayList<JsonValue>();
        for (var wish : wishes.objects().toList()) {
            var function = wish.object("function").orElse(JsonObject.EMPTY);
            if (function.string("name").filter(name -> !name.isBlank()).isEmpty()) {
                nameless = true;
                continue;
            }
            all.add(numbered(wish, function));
        }
        return JsonArray.of(all);
    }

    private JsonObject numbered(JsonObject wish, JsonObject function) {
        var kept =
                JsonObject.builder()
                        .put("index", calls++)
                        .put("name", function.string("name").orElse(""))
                        .put("arguments", arguments(function.get("arguments")));
        return JsonObject.builder()
                .putIfPresent("id", wish.string("id").orElse(null))
                .put("function", kept.build())
                .build();
    }

    /// An object, also where a server that is only like this one wrote it as text.
    private static JsonObject arguments(@Nullable JsonValue given) {
        return switch (given) {
            case null -> JsonObject.EMPTY;
            case JsonObject object -> object;
            case JsonString(var text) -> {
                try {
                    yield Json.parse(text) instanceof JsonObject object ? object : JsonObject.EMPTY;
                } catch (JsonException e) {
                    yield JsonObject.EMPTY;
                }
            }
            default -> JsonObject.EMPTY;
        };
    }

    @Override
    public boolean finished() {
        return done;
    }

    @Override
    public boolean over() {
        return done;
    }

    @Override
    public Ending ending() {
        var ending = Endings.of(doneReason);
        return nameless && ending.kind() == Ending.Kind.COMPLETE
                ? new Ending(Ending.Kind.MALFORMED_CALL, ending.providerReason())
                : ending;
    }

    @Override
    public @Nullable Usage usage() {
        return usage;
    }

    @Override
    public JsonValue raw(List<ToolCall> calls) {
        return OllamaTurn.raw(thinking.toString());
    }
}
