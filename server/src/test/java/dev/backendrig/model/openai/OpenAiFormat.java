package dev.backendrig.model.openai;

import dev.backendrig.json.Json;
import dev.backendrig.json.JsonArray;
import dev.backendrig.json.JsonObject;
import dev.backendrig.json.JsonString;
import dev.backendrig.message.ToolSpec;
import dev.backendrig.model.ModelException.Kind;
import dev.backendrig.model.contract.Ability;
import dev.backendrig.model.contract.Asked;
import dev.backendrig.model.contract.Asked.Item;
import dev.backendrig.model.contract.Event;
import dev.backendrig.model.contract.Member;
import dev.backendrig.model.contract.Refusal;
import dev.backendrig.model.contract.Results;
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

/// Chat completions of OpenAI, with the thinking of those servers that tell it.
final class OpenAiFormat implements WireFormat {
    @Override
    public Set<Ability> abilities() {
        return EnumSet.complementOf(
                EnumSet.of(
                        Ability.BLOCKS,
                        Ability.SIGNED_THOUGHTS,
                        Ability.REDACTED_THOUGHTS,
                        Ability.RESULT_PICTURES,
                        Ability.NEEDS_KEY,
                        Ability.ENDS_WITH_BODY));
    }

    @Override
    public String path() {
        return "/v1";
    }

    @Override
    public String target() {
        return "/v1/chat/completions";
    }

    @Override
    public Reply stream() {
        return Reply.stream().lineEnd("\n");
    }

    @Override
    public List<String> noise() {
        // The second is what OpenRouter sends while it waits.
        return List.of(
                ": wait\n\n",
                ": OPENROUTER PROCESSING\n\n",
                "data: {\"object\":\"chat.completion.chunk\",\"choices\":[]}\n\n");
    }

    @Override
    public List<Event> events(Script script) {
        return new OpenAiEvents(script).all();
    }

    @Override
    public List<Refusal> refusals() {
        return List.of(
                refusal(Kind.BAD_KEY, 401, "invalid_request_error", "invalid_api_key"),
                refusal(Kind.FORBIDDEN, 403, "permission_error", null),
                refusal(Kind.UNKNOWN_MODEL, 404, "invalid_request_error", "model_not_found"),
                refusal(Kind.BAD_REQUEST, 400, "invalid_request_error", null),
                refusal(Kind.BAD_REQUEST, 400, "invalid_request_error", "context_length_exceeded"),
                refusal(Kind.RATE_LIMITED, 429, "requests", "rate_limit_exceeded"),
                refusal(Kind.QUOTA_EXHAUSTED, 429, "insufficient_quota", "insufficient_quota"),
                refusal(Kind.SERVER_ERROR, 500, "server_error", null),
                refusal(Kind.OVERLOADED, 503, "service_unavailable_error", null),
                byNumber(Kind.QUOTA_EXHAUSTED, 402),
                byNumber(Kind.RATE_LIMITED, 429),
                byNumber(Kind.SERVER_ERROR, 502));
    }

    private static Refusal refusal(Kind kind, int status, String type, @Nullable String code) {
        var error =
                JsonObject.builder()
                        .put("message", Refusal.SENTENCE)
                        .put("type", type)
                        .putIfPresent("code", code)
                        .build();
        return refusal(kind, status, error);
    }

    /// As OpenRouter has it: the code is the status.
    private static Refusal byNumber(Kind kind, int status) {
        var error = JsonObject.builder().put("code", status).put("message", Refusal.SENTENCE);
        return refusal(kind, status, error.build());
    }

    private static Refusal refusal(Kind kind, int status, JsonObject error) {
        var text = Json.write(JsonObject.of("error", error));
        return new Refusal(kind, status, text, "data: " + text + "\n\n");
    }

    @Override
    public Asked read(ReceivedRequest request) {
        var body = request.json();
        if (!body.bool("stream").orElse(false) || !body.has("stream_options")) {
            throw new AssertionError("not streamed with counts");
        }
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
        message.string("reasoning_content")
                .ifPresent(text -> items.add(new Item.Thought(text, "")));
        var content = message.string("content").orElse("");
        if (role.equals("tool")) {
            items.add(
                    Results.read(message.string("tool_call_id").orElseThrow(), content, List.of()));
        } else if (!content.isEmpty()) {
            items.add(new Item.Text(content));
        }
        for (var part : message.array("content").orElse(JsonArray.EMPTY).objects().toList()) {
            items.add(part(part));
        }
        for (var call : message.array("tool_calls").orElse(JsonArray.EMPTY).objects().toList()) {
            items.add(call(call));
        }
        return items;
    }

    private static Item part(JsonObject part) {
        return switch (part.string("type").orElseThrow()) {
            case "text" -> new Item.Text(part.string("text").orElseThrow());
            case "image_url" -> {
                var url = part.object("image_url").flatMap(it -> it.string("url")).orElseThrow();
                var halves = url.substring("data:".length()).split(";base64,", 2);
                yield new Item.Picture(halves[0], halves[1]);
            }
            case String type -> throw new AssertionError(type);
        };
    }

    private static Item call(JsonObject call) {
        if (!call.string("type").orElseThrow().equals("function")) throw new AssertionError(call);
        var function = call.object("function").orElseThrow();
        var arguments = Json.parse(function.string("arguments").orElseThrow());
        return new Item.Call(
                call.string("id").orElseThrow(),
                function.string("name").orElseThrow(),
                (JsonObject) arguments);
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
        return new Asked.Options(
                Member.decimal(body, "temperature"),
                Member.decimal(body, "top_p"),
                Member.whole(body, "max_tokens"),
                Member.texts(body, "stop"),
                format(body.object("response_format").orElse(JsonObject.EMPTY)),
                choice(body));
    }

    private static String format(JsonObject format) {
        return switch (format.string("type").orElse("text")) {
            case "text" -> "";
            case "json_object" -> "json";
            default ->
                    format.object("json_schema")
                            .flatMap(it -> it.object("schema"))
                            .map(JsonObject::toString)
                            .orElseThrow();
        };
    }

    private static String choice(JsonObject body) {
        return switch (body.get("tool_choice")) {
            case JsonString(var word) -> word;
            case JsonObject named ->
                    named.object("function").flatMap(it -> it.string("name")).orElseThrow();
            case null, default -> "";
        };
    }
}
