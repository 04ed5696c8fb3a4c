package dev.backendrig.model.ollama;

import dev.backendrig.json.Json;
import dev.backendrig.json.JsonArray;
import dev.backendrig.json.JsonObject;
import dev.backendrig.json.JsonString;
import dev.backendrig.json.JsonValue;
import dev.backendrig.message.ToolSpec;
import dev.backendrig.message.Usage;
import dev.backendrig.model.ModelException.Kind;
import dev.backendrig.model.contract.Ability;
import dev.backendrig.model.contract.Asked;
import dev.backendrig.model.contract.Asked.Item;
import dev.backendrig.model.contract.End;
import dev.backendrig.model.contract.Event;
import dev.backendrig.model.contract.Member;
import dev.backendrig.model.contract.Refusal;
import dev.backendrig.model.contract.Results;
import dev.backendrig.model.contract.Say;
import dev.backendrig.model.contract.Script;
import dev.backendrig.model.contract.TurnList;
import dev.backendrig.model.contract.WireFormat;
import dev.backendrig.model.gemini.ReceivedRequest;
import dev.backendrig.model.gemini.Reply;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// `/api/chat` of Ollama.
final class OllamaFormat implements WireFormat {
    @Override
    public Set<Ability> abilities() {
        return EnumSet.of(
                Ability.THOUGHTS_RETURN, Ability.CALL_IDS, Ability.FOREIGN_IDS, Ability.PLAIN_JSON);
    }

    @Override
    public String path() {
        return "";
    }

    @Override
    public String target() {
        return "/api/chat";
    }

    @Override
    public Reply stream() {
        return Reply.status(200).header("Content-Type", "application/x-ndjson");
    }

    @Override
    public List<String> noise() {
        return List.of("\n", " \r\n", line(said("")));
    }

    @Override
    public List<Event> events(Script script) {
        var events = new ArrayList<Event>();
        script.says().forEach(say -> add(events, say));
        var last = said("").put("done", true);
        if (script.end() != End.NONE) last.put("done_reason", reason(script.end()));
        var usage = script.usage();
        if (usage != null) count(last, usage);
        events.add(Event.ending(line(last)));
        return events;
    }

    private static void add(List<Event> events, Say say) {
        switch (say) {
            case Say.Text(var pieces) ->
                    pieces.forEach(piece -> events.add(Event.telling(line(said(piece)))));
            case Say.Thought(var pieces, _) ->
                    pieces.forEach(piece -> events.add(Event.telling(line(thought(piece)))));
            case Say.Redacted _ -> {}
            case Say.Call call -> events.add(Event.silent(line(called(call))));
        }
    }

    private static JsonObject.Builder said(String content) {
        return message(JsonObject.builder().put("role", "assistant").put("content", content));
    }

    private static JsonObject.Builder thought(String piece) {
        return message(
                JsonObject.builder()
                        .put("role", "assistant")
                        .put("content", "")
                        .put("thinking", piece));
    }

    /// Every call comes whole, in a line of its own, and all of them have the same index.
    private static JsonObject.Builder called(Say.Call call) {
        var function = JsonObject.builder().put("index", 0).put("name", call.name());
        if (call.arguments() != null) function.put("arguments", Json.parse(call.arguments()));
        var wish = JsonObject.builder().put("function", function.build());
        if (!call.id().isEmpty()) wish.put("id", call.id());
        return message(
                JsonObject.builder()
                        .put("role", "assistant")
                        .put("content", "")
                        .put("tool_calls", JsonArray.of(wish.build())));
    }

    private static JsonObject.Builder message(JsonObject.Builder message) {
        return JsonObject.builder()
                .put("model", "llama-test")
                .put("created_at", "2026-11-24T08:00:00.123456789Z")
                .put("message", message.build())
                .put("done", false);
    }

    private static String reason(End end) {
        return switch (end) {
            case COMPLETE -> "stop";
            case LENGTH -> "length";
            case FILTERED -> "filtered";
            case UNKNOWN -> "a_reason_of_tomorrow";
            case NONE -> throw new IllegalArgumentException("no reason");
        };
    }

    private static void count(JsonObject.Builder line, Usage usage) {
        line.put("total_duration", 5_191_566_416L)
                .put("prompt_eval_count", usage.input())
                .put("eval_count", usage.output());
    }

    private static String line(JsonObject.Builder object) {
        return Json.write(object.build()) + "\n";
    }

    @Override
    public List<Refusal> refusals() {
        var canary = Refusal.SENTENCE;
        return List.of(
                refusal(Kind.BAD_KEY, 401, "unauthorized " + canary, Kind.SERVER_ERROR),
                refusal(Kind.FORBIDDEN, 403, canary, Kind.SERVER_ERROR),
                refusal(
                        Kind.UNKNOWN_MODEL,
                        404,
                        "model '" + canary + "' not found",
                        Kind.UNKNOWN_MODEL),
                refusal(Kind.BAD_REQUEST, 400, "invalid options " + canary, Kind.SERVER_ERROR),
                refusal(
                        Kind.BAD_REQUEST,
                        400,
                        canary + " does not support tools",
                        Kind.BAD_REQUEST),
                refusal(
                        Kind.RATE_LIMITED,
                        429,
                        "too many concurrent requests " + canary,
                        Kind.OVERLOADED),
                refusal(
                        Kind.QUOTA_EXHAUSTED,
                        429,
                        "you have reached your weekly usage limit " + canary,
                        Kind.SERVER_ERROR),
                refusal(
                        Kind.OVERLOADED,
                        503,
                        "server busy, please try again.  maximum pending requests exceeded "
                                + canary,
                        Kind.OVERLOADED),
                refusal(
                        Kind.SERVER_ERROR,
                        500,
                        "an error was encountered while running the model: " + canary,
                        Kind.SERVER_ERROR));
    }

    /// In the middle of an answer there is the sentence alone.
    private static Refusal refusal(Kind kind, int status, String sentence, Kind kindOfEvent) {
        var body = Json.write(JsonObject.of("error", sentence));
        return new Refusal(kind, status, body, body + "\n", kindOfEvent);
    }

    @Override
    public Asked read(ReceivedRequest request) {
        var body = request.json();
        if (!body.bool("stream").orElse(false)) throw new AssertionError("not streamed");
        var turns = new TurnList();
        var system = new StringBuilder();
        for (var message : body.array("messages").orElseThrow().objects().toList()) {
            var role = message.string("role").orElseThrow();
            if (role.equals("system")) {
                system.append(message.string("content").orElseThrow());
            } else {
                items(message, role).forEach(item -> turns.add(!role.equals("assistant"), item));
            }
        }
        var key = request.header("authorization").replaceFirst("^Bearer ", "");
        return new Asked(key, system.toString(), turns.turns(), tools(body), options(body));
    }

    private static List<Item> items(JsonObject message, String role) {
        var items = new ArrayList<Item>();
        message.string("thinking").ifPresent(text -> items.add(new Item.Thought(text, "")));
        var content = message.string("content").orElse("");
        if (role.equals("tool")) {
            if (!message.has("tool_name")) throw new AssertionError(message);
            var id = message.string("tool_call_id").orElseThrow();
            items.add(Results.read(id, content, List.of()));
        } else if (!content.isEmpty()) {
            items.add(new Item.Text(content));
        }
        for (var image : Member.texts(message, "images")) items.add(new Item.Picture("", image));
        for (var call : message.array("tool_calls").orElse(JsonArray.EMPTY).objects().toList()) {
            var function = call.object("function").orElseThrow();
            items.add(
                    new Item.Call(
                            call.string("id").orElseThrow(),
                            function.string("name").orElseThrow(),
                            function.object("arguments").orElseThrow()));
        }
        return items;
    }

    private static List<ToolSpec> tools(JsonObject body) {
        return body.array("tools")
                .orElse(JsonArray.EMPTY)
                .objects()
                .map(tool -> tool.object("function").orElseThrow())
                .map(function ->
                        new ToolSpec(
                                function.string("name").orElseThrow(),
                                function.string("description").orElseThrow(),
                                function.object("parameters").orElseThrow()))
                .toList();
    }

    private static Asked.Options options(JsonObject body) {
        var options = body.object("options").orElse(JsonObject.EMPTY);
        return new Asked.Options(
                Member.decimal(options, "temperature"),
                Member.decimal(options, "top_p"),
                Member.whole(options, "num_predict"),
                Member.texts(options, "stop"),
                format(body.get("format")),
                "");
    }

    private static String format(@Nullable JsonValue format) {
        return switch (format) {
            case null -> "";
            case JsonString(var word) -> word;
            case JsonValue schema -> Json.write(schema);
        };
    }
}
