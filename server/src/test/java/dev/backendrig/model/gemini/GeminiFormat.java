package dev.backendrig.model.gemini;

import static dev.backendrig.model.gemini.Chunks.json;

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
import dev.backendrig.model.contract.Say;
import dev.backendrig.model.contract.Script;
import dev.backendrig.model.contract.TurnList;
import dev.backendrig.model.contract.WireFormat;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// `streamGenerateContent` of the Gemini API (v1beta).
final class GeminiFormat implements WireFormat {
    private static final String TYPE = "'@type':'type.googleapis.com/google.rpc.";

    @Override
    public Set<Ability> abilities() {
        return EnumSet.complementOf(
                EnumSet.of(
                        Ability.REDACTED_THOUGHTS, Ability.RESULT_PICTURES, Ability.FOREIGN_IDS));
    }

    @Override
    public String path() {
        return "";
    }

    @Override
    public String target() {
        return "/v1beta/models/gemini-flash-latest:streamGenerateContent?alt=sse";
    }

    @Override
    public Reply stream() {
        return Reply.stream();
    }

    @Override
    public List<String> noise() {
        return List.of(": wait\r\n\r\n", "id: 1\r\n\r\n", event(json("{'candidates':[]}")));
    }

    @Override
    public List<Event> events(Script script) {
        var events = new ArrayList<Event>();
        script.says().forEach(say -> add(events, say));
        var last = JsonObject.builder();
        if (script.end() != End.NONE) {
            var candidate = JsonObject.of("finishReason", reason(script.end()));
            last.put("candidates", JsonArray.of(candidate));
        }
        var usage = script.usage();
        if (usage != null) last.put("usageMetadata", counts(usage));
        events.add(Event.ending(event(last.build())));
        return events;
    }

    private static void add(List<Event> events, Say say) {
        switch (say) {
            case Say.Text(var pieces) ->
                    pieces.forEach(piece -> events.add(Event.telling(event(Chunks.text(piece)))));
            case Say.Thought(var pieces, var signature) -> {
                pieces.forEach(piece -> events.add(Event.telling(event(Chunks.thought(piece)))));
                var signed =
                        json("{'text':'','thought':true,'thoughtSignature':'" + signature + "'}");
                events.add(Event.silent(event(Chunks.parts(signed))));
            }
            case Say.Redacted _ -> {}
            case Say.Call(var id, var name, var arguments) ->
                    events.add(Event.silent(event(Chunks.parts(call(id, name, arguments)))));
        }
    }

    private static JsonObject call(String id, String name, @Nullable String arguments) {
        var function = JsonObject.builder().put("name", name);
        if (!id.isEmpty()) function.put("id", id);
        if (arguments != null) function.put("args", Json.parse(arguments));
        return JsonObject.of("functionCall", function.build());
    }

    private static String reason(End end) {
        return switch (end) {
            case COMPLETE -> "STOP";
            case LENGTH -> "MAX_TOKENS";
            case FILTERED -> "SAFETY";
            case UNKNOWN -> "A_WORD_OF_TOMORROW";
            case NONE -> throw new IllegalArgumentException("no reason");
        };
    }

    private static JsonObject counts(Usage usage) {
        return JsonObject.builder()
                .put("promptTokenCount", usage.input())
                .put("cachedContentTokenCount", usage.cached())
                .put("candidatesTokenCount", usage.output() - usage.thought())
                .put("thoughtsTokenCount", usage.thought())
                .put("totalTokenCount", usage.total())
                .build();
    }

    @Override
    public List<Refusal> refusals() {
        return List.of(
                refusal(
                        Kind.BAD_KEY,
                        400,
                        "INVALID_ARGUMENT",
                        "{" + TYPE + "ErrorInfo','reason':'API_KEY_INVALID'}"),
                refusal(Kind.BAD_KEY, 401, "UNAUTHENTICATED"),
                refusal(Kind.FORBIDDEN, 403, "PERMISSION_DENIED"),
                refusal(Kind.UNKNOWN_MODEL, 404, "NOT_FOUND"),
                refusal(Kind.BAD_REQUEST, 400, "INVALID_ARGUMENT"),
                refusal(Kind.RATE_LIMITED, 429, "RESOURCE_EXHAUSTED", quota("RequestsPerMinute")),
                refusal(Kind.QUOTA_EXHAUSTED, 429, "RESOURCE_EXHAUSTED", quota("RequestsPerDay")),
                refusal(Kind.OVERLOADED, 503, "UNAVAILABLE"),
                refusal(Kind.SERVER_ERROR, 500, "INTERNAL"),
                refusal(Kind.SERVER_ERROR, 504, "DEADLINE_EXCEEDED"));
    }

    private static String quota(String id) {
        return "{" + TYPE + "QuotaFailure','violations':[{'quotaId':'" + id + "'}]}";
    }

    private static Refusal refusal(Kind kind, int status, String word, String... details) {
        var body = Chunks.error(status, word, details);
        return new Refusal(kind, status, Json.write(body), event(body));
    }

    private static String event(JsonValue value) {
        return "data: " + Json.write(value) + "\r\n\r\n";
    }

    @Override
    public Asked read(ReceivedRequest request) {
        var body = request.json();
        var system = body.object("systemInstruction").map(GeminiFormat::firstText).orElse("");
        var turns = new TurnList();
        for (var content : request.contents()) {
            var person = content.string("role").orElseThrow().equals("user");
            items(content).forEach(item -> turns.add(person, item));
        }
        return new Asked(
                request.header("x-goog-api-key"),
                system,
                turns.turns(),
                tools(body),
                options(body));
    }

    private static String firstText(JsonObject content) {
        return content.array("parts")
                .orElseThrow()
                .objects()
                .findFirst()
                .flatMap(part -> part.string("text"))
                .orElseThrow();
    }

    private static List<Item> items(JsonObject content) {
        var items = new ArrayList<Item>();
        for (var part : content.array("parts").orElseThrow().objects().toList()) {
            var item = item(part);
            // The signature of a block stands on its last part.
            if (item instanceof Item.Thought(var text, var signature)
                    && !items.isEmpty()
                    && items.getLast() instanceof Item.Thought(var before, var none)
                    && none.isEmpty()) {
                items.removeLast();
                item = new Item.Thought(before + text, signature);
            }
            items.add(item);
        }
        return items;
    }

    private static Item item(JsonObject part) {
        if (part.bool("thought").orElse(false)) {
            return new Item.Thought(
                    part.string("text").orElseThrow(), part.string("thoughtSignature").orElse(""));
        }
        if (part.has("text")) return new Item.Text(part.string("text").orElseThrow());
        if (part.has("inlineData")) {
            var data = part.object("inlineData").orElseThrow();
            return new Item.Picture(
                    data.string("mimeType").orElseThrow(), data.string("data").orElseThrow());
        }
        if (part.has("functionCall")) {
            var call = part.object("functionCall").orElseThrow();
            return new Item.Call(
                    call.string("id").orElse(""),
                    call.string("name").orElseThrow(),
                    call.object("args").orElse(JsonObject.EMPTY));
        }
        return result(part.object("functionResponse").orElseThrow());
    }

    private static Item result(JsonObject function) {
        var response = function.object("response").orElseThrow();
        var failed = response.has("error");
        var content = response.members().get(failed ? "error" : "result");
        var text = content instanceof JsonString(var plain) ? plain : String.valueOf(content);
        return new Item.Result(function.string("id").orElse(""), failed, text, List.of());
    }

    private static List<ToolSpec> tools(JsonObject body) {
        return body.array("tools")
                .orElse(JsonArray.EMPTY)
                .objects()
                .flatMap(tool -> tool.array("functionDeclarations").stream())
                .flatMap(JsonArray::objects)
                .map(tool ->
                        new ToolSpec(
                                tool.string("name").orElseThrow(),
                                tool.string("description").orElseThrow(),
                                tool.object("parametersJsonSchema").orElse(JsonObject.EMPTY)))
                .toList();
    }

    private static Asked.Options options(JsonObject body) {
        var config = body.object("generationConfig").orElse(JsonObject.EMPTY);
        var schema = config.object("responseJsonSchema").map(JsonObject::toString);
        var json = config.string("responseMimeType").map(_ -> "json").orElse("");
        return new Asked.Options(
                Member.decimal(config, "temperature"),
                Member.decimal(config, "topP"),
                Member.whole(config, "maxOutputTokens"),
                Member.texts(config, "stopSequences"),
                schema.orElse(json),
                choice(body));
    }

    private static String choice(JsonObject body) {
        var config =
                body.object("toolConfig")
                        .flatMap(it -> it.object("functionCallingConfig"))
                        .orElse(JsonObject.EMPTY);
        var named = Member.texts(config, "allowedFunctionNames");
        if (!named.isEmpty()) return named.getFirst();
        return switch (config.string("mode").orElse("AUTO")) {
            case "ANY" -> "required";
            case "NONE" -> "none";
            default -> "";
        };
    }
}
