package dev.backendrig.model.openai;

import dev.backendrig.json.JsonArray;
import dev.backendrig.json.JsonObject;
import dev.backendrig.json.JsonString;
import dev.backendrig.json.JsonValue;
import dev.backendrig.message.ToolSpec;
import dev.backendrig.model.ModelOptions.Format;
import dev.backendrig.model.ModelRequest;
import dev.backendrig.model.ToolChoice;
import dev.backendrig.model.langchain.SaidMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Adds to a request what LangChain4j has no word for (OpenAI API reference, "Create chat
/// completion").
///
/// @param model the provider's name for the model
record OpenAiBody(ModelRequest request, List<SaidMessage> conversation, String model) {
    JsonObject of(JsonObject written) {
        var body = written.toBuilder().put("messages", messages(written));
        if (!request.tools().isEmpty()) {
            body.put("tools", tools());
            choice().ifPresent(choice -> body.put("tool_choice", choice));
        }
        format().ifPresent(format -> body.put("response_format", format));
        return body.build();
    }

    /// The messages with what turns of this model have to carry.
    private JsonArray messages(JsonObject written) {
        var mapped = written.array("messages").orElse(JsonArray.EMPTY).objects().toList();
        var messages = new ArrayList<JsonObject>(mapped.size());
        for (var i = 0; i < mapped.size(); i++) {
            var message = mapped.get(i);
            var turn = conversation.get(i).turn();
            messages.add(turn.map(it -> OpenAiTurn.replay(it, message, model)).orElse(message));
        }
        return JsonArray.of(messages);
    }

    private JsonArray tools() {
        return JsonArray.of(request.tools().stream().map(OpenAiBody::tool).toList());
    }

    /// The schema goes as it is. It is not asked to be strict, for which it would have to be written
    /// in a special way.
    private static JsonObject tool(ToolSpec tool) {
        var function =
                JsonObject.builder()
                        .put("name", tool.name())
                        .put("description", tool.description())
                        .put("parameters", tool.inputSchema());
        return JsonObject.builder()
                .put("type", "function")
                .put("function", function.build())
                .build();
    }

    private Optional<JsonValue> choice() {
        return switch (request.options().toolChoice()) {
            case ToolChoice.Auto _ -> Optional.empty();
            case ToolChoice.None _ -> Optional.of(new JsonString("none"));
            case ToolChoice.Required _ -> Optional.of(new JsonString("required"));
            case ToolChoice.Named(var tool) ->
                    Optional.of(
                            JsonObject.builder()
                                    .put("type", "function")
                                    .put("function", JsonObject.of("name", tool))
                                    .build());
        };
    }

    private Optional<JsonObject> format() {
        return switch (request.options().format()) {
            case Format.Text _ -> Optional.empty();
            case Format.Json _ -> Optional.of(JsonObject.of("type", "json_object"));
            case Format.JsonOf(var name, var schema, var strict) ->
                    Optional.of(
                            JsonObject.builder()
                                    .put("type", "json_schema")
                                    .put(
                                            "json_schema",
                                            JsonObject.builder()
                                                    .put("name", name)
                                                    .put("schema", schema)
                                                    .put("strict", strict)
                                                    .build())
                                    .build());
        };
    }
}
