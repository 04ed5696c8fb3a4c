package dev.backendrig.model.ollama;

import dev.backendrig.json.Json;
import dev.backendrig.json.JsonArray;
import dev.backendrig.json.JsonObject;
import dev.backendrig.json.JsonValue;
import dev.backendrig.model.ModelOptions.Format;
import dev.backendrig.model.ModelRequest;
import dev.backendrig.model.langchain.SaidMessage;
import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import java.util.ArrayList;
import java.util.List;

/// Completes the body that LangChain4j writes: it has no place for thinking that goes back, for the
/// tool that a result is of, for most of a tool's schema and for a schema of an answer as it is; and
/// it puts the members of arguments out of order.
final class OllamaBody {
    private final ModelRequest request;
    private final List<SaidMessage> said;

    /// @param said the conversation as LangChain4j was told it, message by message
    OllamaBody(ModelRequest request, List<SaidMessage> said) {
        this.request = request;
        this.said = said;
    }

    JsonObject complete(JsonObject written) {
        var body = written.toBuilder();
        written.array("messages").ifPresent(all -> body.put("messages", messages(all)));
        written.array("tools").ifPresent(all -> body.put("tools", tools(all)));
        switch (request.options().format()) {
            case Format.Text _ -> {}
            case Format.Json _ -> body.put("format", "json");
            case Format.JsonOf asked -> body.put("format", asked.schema());
        }
        if (request.tools().isEmpty()) body.remove("tools");
        return body.build();
    }

    private JsonArray messages(JsonArray written) {
        var messages = new ArrayList<JsonValue>();
        var next = said.iterator();
        for (var message : written.objects().toList()) {
            var source = next.next();
            messages.add(
                    switch (source.message()) {
                        case AiMessage answer -> answer(message, answer, source);
                        case ToolExecutionResultMessage result -> result(message, result);
                        default -> message;
                    });
        }
        return JsonArray.of(messages);
    }

    /// Templates of models that think want to see it again within a row of calls (Ollama,
    /// "Thinking", 2025-05; "Tool calling").
    private static JsonObject answer(JsonObject written, AiMessage answer, SaidMessage source) {
        var message = written.toBuilder();
        var turn = source.turn().orElse(null);
        if (turn != null) {
            OllamaTurn.thinking(turn.raw()).ifPresent(text -> message.put("thinking", text));
        }
        if (answer.hasToolExecutionRequests()) {
            message.put("tool_calls", calls(answer.toolExecutionRequests()));
        }
        return message.build();
    }

    private static JsonArray calls(List<ToolExecutionRequest> wishes) {
        return JsonArray.of(wishes.stream().map(OllamaBody::call).toList());
    }

    private static JsonObject call(ToolExecutionRequest wish) {
        var function =
                JsonObject.builder()
                        .put("name", wish.name())
                        .put("arguments", Json.parse(wish.arguments()));
        return JsonObject.builder().put("id", wish.id()).put("function", function.build()).build();
    }

    private static JsonObject result(JsonObject written, ToolExecutionResultMessage result) {
        return written.toBuilder()
                .put("tool_name", result.toolName())
                .put("tool_call_id", result.id())
                .build();
    }

    private JsonArray tools(JsonArray written) {
        var tools = new ArrayList<JsonValue>();
        var specs = request.tools().iterator();
        for (var tool : written.objects().toList()) {
            var schema = specs.next().inputSchema().toBuilder().put("type", "object").build();
            var function = tool.object("function").orElse(JsonObject.EMPTY).toBuilder();
            tools.add(
                    tool.toBuilder()
                            .put("function", function.put("parameters", schema).build())
                            .build());
        }
        return JsonArray.of(tools);
    }
}
