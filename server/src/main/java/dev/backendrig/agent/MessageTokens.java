package dev.backendrig.agent;

import dev.backendrig.json.Json;
import dev.backendrig.message.Message;
import dev.backendrig.message.Part;
import dev.backendrig.message.ToolCall;
import dev.backendrig.message.ToolResult;
import dev.backendrig.message.ToolSpec;
import dev.backendrig.page.TokenEstimate;
import java.util.Collection;
import java.util.List;

/// Estimates what a message costs a model, rather high than low.
final class MessageTokens {
    /// The most that current models count for a picture in their usual resolution.
    private static final int PICTURE = 1_200;

    private MessageTokens() {}

    static int of(List<Message> messages) {
        return messages.stream().mapToInt(MessageTokens::of).sum();
    }

    static int of(Message message) {
        return switch (message) {
            case Message.User(var parts) -> parts.stream().mapToInt(MessageTokens::of).sum();
            case Message.Assistant turn -> of(turn);
            case Message.ToolResults(var results) -> ofResults(results);
        };
    }

    static int ofResults(Collection<ToolResult> results) {
        return results.stream().mapToInt(MessageTokens::of).sum();
    }

    /// What goes along with every call.
    static int of(String system, List<ToolSpec> tools) {
        return TokenEstimate.of(system) + tools.stream().mapToInt(MessageTokens::of).sum();
    }

    private static int of(ToolSpec tool) {
        return TokenEstimate.of(tool.name())
                + TokenEstimate.of(tool.description())
                + TokenEstimate.of(Json.write(tool.inputSchema()));
    }

    /// What is replayed is the provider's own form of the turn, where there is one.
    private static int of(Message.Assistant turn) {
        var raw = turn.raw();
        if (raw != null) return TokenEstimate.of(Json.write(raw.content()));
        return TokenEstimate.of(turn.text())
                + turn.calls().stream().mapToInt(MessageTokens::of).sum();
    }

    private static int of(ToolCall call) {
        return TokenEstimate.of(call.name()) + TokenEstimate.of(Json.write(call.arguments()));
    }

    private static int of(ToolResult result) {
        return TokenEstimate.of(result.call().name())
                + TokenEstimate.of(Json.write(result.content()))
                + PICTURE * result.images().size();
    }

    private static int of(Part part) {
        return switch (part) {
            case Part.Text(var text) -> TokenEstimate.of(text);
            case Part.Image _ -> PICTURE;
        };
    }
}
