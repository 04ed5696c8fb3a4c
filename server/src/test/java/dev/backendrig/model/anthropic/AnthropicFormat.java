package dev.backendrig.model.anthropic;

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

/// The Messages API of Anthropic, version 2023-06-01.
final class AnthropicFormat implements WireFormat {
    @Override
    public Set<Ability> abilities() {
        return EnumSet.complementOf(
                EnumSet.of(
                        Ability.THOUGHT_TOKENS,
                        Ability.PLAIN_JSON,
                        Ability.NEEDS_KEY,
                        Ability.ENDS_WITH_BODY));
    }

    @Override
    public String path() {
        return "/v1";
    }

    @Override
    public String target() {
        return "/v1/messages";
    }

    @Override
    public Reply stream() {
        return Reply.stream().lineEnd("\n");
    }

    @Override
    public List<String> noise() {
        return List.of(
                ": wait\n\n",
                "event: ping\ndata: {\"type\": \"ping\"}\n\n",
                "event: message_tomorrow\ndata: {\"type\":\"message_tomorrow\",\"x\":[1]}\n\n");
    }

    @Override
    public List<Event> events(Script script) {
        return new AnthropicEvents(script).all();
    }

    @Override
    public List<Refusal> refusals() {
        return List.of(
                refusal(Kind.BAD_KEY, 401, "authentication_error"),
                refusal(Kind.FORBIDDEN, 403, "permission_error"),
                refusal(Kind.UNKNOWN_MODEL, 404, "not_found_error"),
                refusal(Kind.BAD_REQUEST, 400, "invalid_request_error"),
                refusal(Kind.BAD_REQUEST, 413, "request_too_large"),
                refusal(Kind.RATE_LIMITED, 429, "rate_limit_error"),
                refusal(Kind.QUOTA_EXHAUSTED, 402, "billing_error"),
                refusal(Kind.QUOTA_EXHAUSTED, 400, "invalid_request_error", LOW),
                refusal(Kind.SERVER_ERROR, 500, "api_error"),
                refusal(Kind.SERVER_ERROR, 504, "timeout_error"),
                refusal(Kind.OVERLOADED, 529, "overloaded_error"));
    }

    private static final String LOW =
            "Your credit balance is too low to access the Anthropic API. " + Refusal.SENTENCE;

    private static Refusal refusal(Kind kind, int status, String type) {
        return refusal(kind, status, type, Refusal.SENTENCE);
    }

    private static Refusal refusal(Kind kind, int status, String type, String sentence) {
        var error = JsonObject.builder().put("type", type).put("message", sentence).build();
        var body = JsonObject.builder().put("type", "error").put("error", error);
        body.put("request_id", "req_011CSHoEeqs5C35K2UUqR7Fy");
        var text = Json.write(body.build());
        return new Refusal(kind, status, text, "event: error\ndata: " + text + "\n\n");
    }

    @Override
    public Asked read(ReceivedRequest request) {
        var body = request.json();
        if (!request.header("anthropic-version").equals("2023-06-01")) {
            throw new AssertionError("no version");
        }
        if (body.integer("max_tokens").isEmpty() || !body.bool("stream").orElse(false)) {
            throw new AssertionError("not a request of this API");
        }
        var turns = new TurnList();
        for (var message : body.array("messages").orElseThrow().objects().toList()) {
            var person = message.string("role").orElseThrow().equals("user");
            for (var block : message.array("content").orElseThrow().objects().toList()) {
                turns.add(person, item(block));
            }
        }
        return new Asked(
                request.header("x-api-key"),
                system(body),
                turns.turns(),
                tools(body),
                options(body));
    }

    private static String system(JsonObject body) {
        var texts = new StringBuilder();
        body.array("system")
                .orElse(JsonArray.EMPTY)
                .objects()
                .forEach(block -> texts.append(block.string("text").orElseThrow()));
        return texts.toString();
    }

    private static Item item(JsonObject block) {
        return switch (block.string("type").orElseThrow()) {
            case "text" -> new Item.Text(block.string("text").orElseThrow());
            case "image" -> picture(block);
            case "thinking" ->
                    new Item.Thought(
                            block.string("thinking").orElseThrow(),
                            block.string("signature").orElseThrow());
            case "redacted_thinking" -> new Item.Redacted(block.string("data").orElseThrow());
            case "tool_use" ->
                    new Item.Call(
                            block.string("id").orElseThrow(),
                            block.string("name").orElseThrow(),
                            block.object("input").orElseThrow());
            case "tool_result" -> result(block);
            case String type -> throw new AssertionError(type);
        };
    }

    private static Item.Picture picture(JsonObject block) {
        var source = block.object("source").orElseThrow();
        if (!source.string("type").orElseThrow().equals("base64")) throw new AssertionError(source);
        return new Item.Picture(
                source.string("media_type").orElseThrow(), source.string("data").orElseThrow());
    }

    private static Item result(JsonObject block) {
        var text = new StringBuilder();
        var pictures = new ArrayList<Item.Picture>();
        if (block.get("content") instanceof JsonString(var plain)) text.append(plain);
        for (var part : block.array("content").orElse(JsonArray.EMPTY).objects().toList()) {
            switch (item(part)) {
                case Item.Text(var piece) -> text.append(piece);
                case Item.Picture picture -> pictures.add(picture);
                case Item other -> throw new AssertionError(other);
            }
        }
        var id = block.string("tool_use_id").orElseThrow();
        var result = Results.read(id, text.toString(), pictures);
        if (result.error() != block.bool("is_error").orElse(false)) throw new AssertionError(block);
        return result;
    }

    private static List<ToolSpec> tools(JsonObject body) {
        return body.array("tools")
                .orElse(JsonArray.EMPTY)
                .objects()
                .map(tool ->
                        new ToolSpec(
                                tool.string("name").orElseThrow(),
                                tool.string("description").orElseThrow(),
                                tool.object("input_schema").orElseThrow()))
                .toList();
    }

    private static Asked.Options options(JsonObject body) {
        var format =
                body.object("output_config")
                        .flatMap(it -> it.object("format"))
                        .flatMap(it -> it.object("schema"))
                        .map(JsonObject::toString);
        return new Asked.Options(
                Member.decimal(body, "temperature"),
                Member.decimal(body, "top_p"),
                Member.whole(body, "max_tokens"),
                Member.texts(body, "stop_sequences"),
                format.orElse(""),
                choice(body.object("tool_choice").orElse(JsonObject.EMPTY)));
    }

    private static String choice(JsonObject choice) {
        return switch (choice.string("type").orElse("")) {
            case "any" -> "required";
            case "tool" -> choice.string("name").orElseThrow();
            case String type -> type;
        };
    }
}
