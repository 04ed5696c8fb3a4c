package dev.backendrig.model.anthropic;

import dev.backendrig.json.JsonArray;
import dev.backendrig.json.JsonObject;
import dev.backendrig.json.JsonString;
import dev.backendrig.json.JsonValue;
import dev.backendrig.model.ModelOptions.Format;
import dev.backendrig.model.ModelRequest;
import dev.backendrig.model.ToolChoice;
import dev.backendrig.model.langchain.SaidMessage;
import dev.langchain4j.data.message.AiMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Completes the body that LangChain4j writes: it has no place for several blocks of thinking with
/// a signature each, for most of a tool's schema, for a schema of an answer as it is, and for a
/// tool that has to be called.
final class AnthropicBody {
    /// The API takes an id of other characters for a fault; other providers' calls have such ids.
    private static final Pattern NOT_OF_AN_ID = Pattern.compile("[^A-Za-z0-9_-]");

    private static final JsonObject CACHED =
            JsonObject.of("cache_control", JsonObject.of("type", "ephemeral"));

    private final ModelRequest request;
    private final List<SaidMessage> answers;

    /// @param said the conversation as LangChain4j was told it
    AnthropicBody(ModelRequest request, List<SaidMessage> said) {
        this.request = request;
        answers = said.stream().filter(it -> it.message() instanceof AiMessage).toList();
    }

    JsonObject complete(JsonObject written) {
        var body = written.toBuilder();
        written.array("messages").ifPresent(all -> body.put("messages", messages(all)));
        written.array("tools").ifPresent(all -> body.put("tools", tools(all)));
        if (!request.tools().isEmpty()) {
            choice(request.options().toolChoice()).ifPresent(it -> body.put("tool_choice", it));
        }
        if (request.options().format() instanceof Format.JsonOf asked) {
            body.put("output_config", JsonObject.of("format", format(asked)));
        }
        return body.build();
    }

    private JsonArray messages(JsonArray written) {
        var messages = new ArrayList<JsonObject>();
        var next = answers.iterator();
        for (var message : written.objects().toList()) {
            var own = message.string("role").orElse("").equals("assistant");
            messages.add(withSafeIds(own ? answer(message, next.next()) : message));
        }
        if (!request.tools().isEmpty() && !messages.isEmpty()) {
            messages.add(cached(messages.removeLast()));
        }
        return JsonArray.of(messages);
    }

    /// A turn of this provider goes back block by block as it came.
    private static JsonObject answer(JsonObject written, SaidMessage said) {
        var turn = said.turn().orElse(null);
        var own = turn == null ? Optional.<JsonArray>empty() : AnthropicTurn.blocks(turn.raw());
        if (turn == null || own.isEmpty()) return written;
        var blocks = new ArrayList<JsonValue>();
        // Text of a turn before, which was joined with this one.
        var text = String.valueOf(((AiMessage) said.message()).text());
        if (!turn.text().equals(text) && text.endsWith("\n\n" + turn.text())) {
            var before = text.substring(0, text.length() - turn.text().length() - 2);
            blocks.add(AnthropicTurn.text(before));
        }
        own.get().forEach(blocks::add);
        return written.toBuilder().put("content", JsonArray.of(blocks)).build();
    }

    private static JsonObject withSafeIds(JsonObject message) {
        var content = message.array("content");
        if (content.isEmpty()) return message;
        var blocks = new ArrayList<JsonValue>();
        for (var block : content.get()) {
            blocks.add(block instanceof JsonObject object ? withSafeId(object) : block);
        }
        return message.toBuilder().put("content", JsonArray.of(blocks)).build();
    }

    private static JsonObject withSafeId(JsonObject block) {
        return switch (block.string("type").orElse("")) {
            case "tool_use" -> withSafe("id", block);
            case "tool_result" -> withSafe("tool_use_id", block);
            default -> block;
        };
    }

    private static JsonObject withSafe(String name, JsonObject block) {
        var id = NOT_OF_AN_ID.matcher(block.string(name).orElse("")).replaceAll("_");
        return block.toBuilder().put(name, id).build();
    }

    /// Where tools are offered more steps follow, which begin with this conversation: the mark on
    /// its last block lets the provider keep all of it.
    private static JsonObject cached(JsonObject message) {
        var blocks = new ArrayList<>(message.array("content").orElse(JsonArray.EMPTY).items());
        if (blocks.isEmpty() || !(blocks.getLast() instanceof JsonObject last)) return message;
        if (!message.string("role").orElse("").equals("user")) return message;
        var marked = last.toBuilder();
        CACHED.members().forEach(marked::put);
        blocks.removeLast();
        blocks.add(marked.build());
        return message.toBuilder().put("content", JsonArray.of(blocks)).build();
    }

    private JsonArray tools(JsonArray written) {
        var tools = new ArrayList<JsonValue>();
        var specs = request.tools().iterator();
        for (var tool : written.objects().toList()) {
            var schema = specs.next().inputSchema().toBuilder();
            schema.put("type", "object");
            tools.add(tool.toBuilder().put("input_schema", schema.build()).build());
        }
        return JsonArray.of(tools);
    }

    private static Optional<JsonObject> choice(ToolChoice choice) {
        return switch (choice) {
            case ToolChoice.Auto _ -> Optional.empty();
            case ToolChoice.None _ -> Optional.of(JsonObject.of("type", "none"));
            case ToolChoice.Required _ -> Optional.of(JsonObject.of("type", "any"));
            case ToolChoice.Named(var tool) ->
                    Optional.of(JsonObject.builder().put("type", "tool").put("name", tool).build());
        };
    }

    /// Schemas that leave open what else an object may have are refused, so what they leave open is
    /// closed (Anthropic API, "Structured outputs", JSON Schema limitations).
    private static JsonObject format(Format.JsonOf asked) {
        return JsonObject.builder()
                .put("type", "json_schema")
                .put("schema", closed(asked.schema()))
                .build();
    }

    private static JsonValue closed(JsonValue value) {
        return switch (value) {
            case JsonObject object -> {
                var copy = JsonObject.builder();
                object.members().forEach((name, member) -> copy.put(name, closed(member)));
                var isObject =
                        object.get("type") instanceof JsonString(var type) && type.equals("object");
                if (isObject && !object.has("additionalProperties")) {
                    copy.put("additionalProperties", false);
                }
                yield copy.build();
            }
            case JsonArray array ->
                    JsonArray.of(array.items().stream().map(AnthropicBody::closed).toList());
            default -> value;
        };
    }
}
