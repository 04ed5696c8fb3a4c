package dev.backendrig.model.repair;

import dev.backendrig.json.Json;
import dev.backendrig.json.JsonObject;
import dev.backendrig.json.JsonString;
import dev.backendrig.message.Message;
import dev.backendrig.message.Part;
import dev.backendrig.message.ToolCall;
import dev.backendrig.message.ToolResult;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// A conversation in which calls and their results are text.
final class CallsAsText {
    private static final String END = "</tool_result>";

    private CallsAsText() {}

    static List<Message> of(List<Message> messages) {
        var all = new ArrayList<Message>();
        for (var message : messages) {
            switch (message) {
                case Message.User user -> add(all, user);
                case Message.Assistant turn -> all.add(said(turn));
                case Message.ToolResults(var results) -> add(all, new Message.User(parts(results)));
            }
        }
        return all;
    }

    /// Two turns of the person's side in a row are one.
    private static void add(List<Message> all, Message.User user) {
        if (!all.isEmpty() && all.getLast() instanceof Message.User before) {
            var parts = new ArrayList<>(before.parts());
            parts.addAll(user.parts());
            all.set(all.size() - 1, new Message.User(parts));
        } else {
            all.add(user);
        }
    }

    /// A turn with calls is told in the form that the model was asked for, whatever it wrote: it goes by
    /// its own example.
    private static Message said(Message.Assistant turn) {
        if (turn.calls().isEmpty()) return turn;
        var calls = turn.calls().stream().map(CallsAsText::call).collect(Collectors.joining("\n"));
        var text = turn.text().isBlank() ? calls : turn.text().strip() + "\n" + calls;
        return Message.Assistant.of(text);
    }

    private static String call(ToolCall call) {
        var json =
                JsonObject.of("name", call.name()).toBuilder()
                        .put("arguments", call.arguments())
                        .build();
        return "<tool_call>\n" + Json.write(json) + "\n</tool_call>";
    }

    private static List<Part> parts(List<ToolResult> results) {
        var parts = new ArrayList<Part>();
        for (var result : results) {
            parts.add(new Part.Text(text(result)));
            parts.addAll(result.images());
        }
        return parts;
    }

    private static String text(ToolResult result) {
        var content =
                result.content() instanceof JsonString(var text)
                        ? text
                        : Json.write(result.content());
        var state = result.ok() ? "" : " error";
        return "<tool_result name=\"%s\"%s>\n%s\n%s"
                .formatted(result.call().name(), state, closed(content), END);
    }

    /// A page must not seem to end its result.
    private static String closed(String content) {
        return content.replace("</tool_result", "< /tool_result");
    }
}
