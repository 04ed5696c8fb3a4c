package dev.backendrig.model;

import dev.backendrig.json.Json;
import dev.backendrig.json.JsonString;
import dev.backendrig.message.Message;
import dev.backendrig.message.Part;
import dev.backendrig.message.ToolCall;
import dev.backendrig.message.ToolResult;
import java.util.List;

/// A request as a model can take it. One that understands no pictures is told nothing of them. One that
/// has no tools is offered none, and what was called before is told to it as text.
final class FittedRequest {
    /// A turn must say something, also where it was only a picture.
    private static final Part NOTHING = new Part.Text("-");

    private FittedRequest() {}

    /// The request itself where the model can take it as it is.
    static ModelRequest of(ModelRequest request, ModelInfo model) {
        if (model.tools() && model.images()) return request;
        var messages = request.messages();
        if (!model.images()) messages = messages.stream().map(FittedRequest::blind).toList();
        if (!model.tools()) messages = messages.stream().map(FittedRequest::toolless).toList();
        return new ModelRequest(
                request.system(),
                messages,
                model.tools() ? request.tools() : List.of(),
                request.webSearch(),
                request.language(),
                request.toldOfBrowser(),
                model.tools() ? request.options() : withoutChoice(request.options()));
    }

    private static ModelOptions withoutChoice(ModelOptions options) {
        return new ModelOptions(
                options.temperature(),
                options.topP(),
                options.maxOutputTokens(),
                options.stop(),
                options.format(),
                new ToolChoice.Auto());
    }

    private static Message blind(Message message) {
        return switch (message) {
            case Message.User(var parts) -> {
                var seen = parts.stream().filter(it -> !(it instanceof Part.Image)).toList();
                yield new Message.User(seen.isEmpty() ? List.of(NOTHING) : seen);
            }
            case Message.Assistant turn -> turn;
            case Message.ToolResults(var results) ->
                    new Message.ToolResults(results.stream().map(FittedRequest::blind).toList());
        };
    }

    private static ToolResult blind(ToolResult result) {
        return new ToolResult(
                result.call(),
                result.ok(),
                result.content(),
                List.of(),
                result.trouble(),
                result.ours());
    }

    private static Message toolless(Message message) {
        return switch (message) {
            case Message.User said -> said;
            case Message.Assistant(var text, var calls, _) when !calls.isEmpty() ->
                    Message.Assistant.of((text + calls(calls)).strip());
            case Message.Assistant turn -> turn;
            case Message.ToolResults(var results) ->
                    new Message.User(results.stream().map(FittedRequest::told).toList());
        };
    }

    private static String calls(List<ToolCall> calls) {
        var told = new StringBuilder();
        for (var call : calls) {
            told.append("\n(used ")
                    .append(call.name())
                    .append(' ')
                    .append(Json.write(call.arguments()))
                    .append(')');
        }
        return told.toString();
    }

    private static Part told(ToolResult result) {
        var content =
                result.content() instanceof JsonString(var text)
                        ? text
                        : Json.write(result.content());
        return new Part.Text("What came of " + result.call().name() + ": " + content);
    }
}
