package dev.backendrig.model.langchain;

import dev.backendrig.json.Json;
import dev.backendrig.json.JsonObject;
import dev.backendrig.json.JsonString;
import dev.backendrig.json.JsonValue;
import dev.backendrig.message.Message;
import dev.backendrig.message.Part;
import dev.backendrig.message.ToolCall;
import dev.backendrig.message.ToolResult;
import dev.backendrig.model.ModelRequest;
import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.Content;
import dev.langchain4j.data.message.ImageContent;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.TextContent;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.data.message.UserMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Puts a conversation into LangChain4j's words. Used by one thread.
///
/// Roles alternate, as many servers' templates want it: neighbouring turns of one role become one.
/// What says nothing is left out, for most servers refuse it.
public final class Conversation {
    private final boolean picturesInResults;
    private final List<SaidMessage> said = new ArrayList<>();

    /// Parts that wait for the user turn's end.
    private final List<Content> userParts = new ArrayList<>();

    private Conversation(boolean picturesInResults) {
        this.picturesInResults = picturesInResults;
    }

    /// The system instruction and all messages.
    ///
    /// @param picturesInResults whether a tool's result can hold pictures; else they follow as the
    ///     user's
    public static List<SaidMessage> of(ModelRequest request, boolean picturesInResults) {
        var conversation = new Conversation(picturesInResults);
        if (!request.system().isBlank()) {
            conversation.said.add(new SaidMessage(SystemMessage.from(request.system())));
        }
        request.messages().forEach(conversation::add);
        conversation.endUserTurn();
        return List.copyOf(conversation.said);
    }

    private void add(Message message) {
        switch (message) {
            case Message.User(var parts) -> parts.forEach(this::addPart);
            case Message.Assistant turn -> addTurn(turn);
            case Message.ToolResults(var results) -> addResults(results);
        }
    }

    private void addPart(Part part) {
        switch (part) {
            case Part.Text(var text) -> {
                if (!text.isEmpty()) userParts.add(TextContent.from(text));
            }
            case Part.Image image -> userParts.add(picture(image));
        }
    }

    private void endUserTurn() {
        if (userParts.isEmpty()) return;
        said.add(new SaidMessage(UserMessage.from(List.copyOf(userParts))));
        userParts.clear();
    }

    private void addTurn(Message.Assistant turn) {
        if (turn.text().isEmpty() && turn.calls().isEmpty()) return;
        endUserTurn();
        if (!said.isEmpty()
                && said.getLast().message() instanceof AiMessage before
                && !before.hasToolExecutionRequests()) {
            said.removeLast();
            var text = turn.text().isEmpty() ? before.text() : before.text() + "\n\n" + turn.text();
            said.add(new SaidMessage(answer(text, turn.calls()), rawOf(turn)));
        } else {
            said.add(new SaidMessage(answer(turn.text(), turn.calls()), Optional.of(turn)));
        }
    }

    /// What belongs to a turn's calls is kept when the text before it is joined.
    private static Optional<Message.Assistant> rawOf(Message.Assistant turn) {
        return turn.calls().isEmpty() ? Optional.empty() : Optional.of(turn);
    }

    private static AiMessage answer(String text, List<ToolCall> calls) {
        var answer = AiMessage.builder();
        if (!text.isEmpty()) answer.text(text);
        if (!calls.isEmpty()) {
            answer.toolExecutionRequests(calls.stream().map(Conversation::wish).toList());
        }
        return answer.build();
    }

    private static ToolExecutionRequest wish(ToolCall call) {
        return ToolExecutionRequest.builder()
                .id(call.id())
                .name(call.name())
                .arguments(Json.write(call.arguments()))
                .build();
    }

    /// All results first, as many as there were calls, then the pictures that belong to them.
    private void addResults(List<ToolResult> results) {
        endUserTurn();
        for (var result : results) said.add(new SaidMessage(answer(result)));
        if (picturesInResults) return;
        for (var result : results) {
            result.images().forEach(image -> userParts.add(picture(image)));
        }
    }

    private ToolExecutionResultMessage answer(ToolResult result) {
        var parts = new ArrayList<Content>();
        parts.add(TextContent.from(text(result)));
        if (picturesInResults) result.images().forEach(image -> parts.add(picture(image)));
        return ToolExecutionResultMessage.builder()
                .id(result.call().id())
                .toolName(result.call().name())
                .isError(!result.ok())
                .contents(parts)
                .build();
    }

    private static String text(ToolResult result) {
        return plain(result.ok() ? result.content() : JsonObject.of("error", result.content()));
    }

    /// Text as it is, all else as JSON; so is the text of no length, which servers refuse.
    private static String plain(JsonValue content) {
        return content instanceof JsonString(var text) && !text.isBlank()
                ? text
                : Json.write(content);
    }

    private static ImageContent picture(Part.Image image) {
        return ImageContent.from(image.base64(), image.mediaType());
    }
}
