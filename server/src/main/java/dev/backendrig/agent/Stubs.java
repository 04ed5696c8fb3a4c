package dev.backendrig.agent;

import dev.backendrig.json.Json;
import dev.backendrig.json.JsonArray;
import dev.backendrig.json.JsonObject;
import dev.backendrig.json.JsonString;
import dev.backendrig.json.JsonValue;
import dev.backendrig.message.Message;
import dev.backendrig.message.ToolResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Takes the pages out of a conversation and leaves a word in place of each: snapshots, differences,
/// page text, lists of elements, pictures. Calls keep their results, and what a model said stays as
/// it is to the byte.
final class Stubs {
    /// What is not longer may be more than a page, and is not worth a stub.
    private static final int SHORT = 400;

    private static final Set<String> PAGES = Set.of(ToldTurn.PAGE, ToldTurn.PAGE_NOW);

    private Stubs() {}

    /// The same conversation without its pages.
    ///
    /// @param steps the model's turns of this run; the last so many are from it
    static List<Message> inPlaceOfPages(List<Message> messages, int steps) {
        var turns = messages.stream().filter(Message.Assistant.class::isInstance).count();
        var step = steps - turns;
        var left = new ArrayList<Message>();
        for (var message : messages) {
            if (message instanceof Message.Assistant) step++;
            left.add(message instanceof Message.ToolResults told ? stubbed(told, step) : message);
        }
        return left;
    }

    private static Message stubbed(Message.ToolResults told, long step) {
        return new Message.ToolResults(
                told.results().stream().map(result -> stubbed(result, step)).toList());
    }

    private static ToolResult stubbed(ToolResult result, long step) {
        var content = stubbed(result.content(), step);
        return new ToolResult(
                result.call(),
                result.ok(),
                result.images().isEmpty() ? content : withoutPicture(content, step),
                List.of(),
                result.trouble(),
                result.ours());
    }

    private static JsonValue stubbed(JsonValue content, long step) {
        if (!(content instanceof JsonObject object)) return isLong(content) ? stub(step) : content;
        var left = JsonObject.builder();
        object.members()
                .forEach((name, value) -> left.put(name, isPage(name, value) ? stub(step) : value));
        return left.build();
    }

    private static boolean isPage(String name, JsonValue value) {
        if (!PAGES.contains(name) || !(value instanceof JsonString(var text))) return isLong(value);
        // A stub in place of "nothing changed" would save nothing.
        return text.length() > stub(1).value().length();
    }

    private static boolean isLong(JsonValue value) {
        return switch (value) {
            case JsonString(var text) -> text.length() > SHORT;
            case JsonObject _, JsonArray _ -> Json.write(value).length() > SHORT;
            default -> false;
        };
    }

    private static JsonString stub(long step) {
        return new JsonString("[page as of " + time(step) + ", left out]");
    }

    private static String time(long step) {
        return step > 0 ? "step " + step : "before this request";
    }

    private static JsonValue withoutPicture(JsonValue content, long step) {
        var stub = "[picture as of " + time(step) + ", left out]";
        return switch (content) {
            case JsonObject object -> object.toBuilder().put("picture", stub).build();
            case JsonString(var text) -> new JsonString(text + "\n" + stub);
            default -> JsonObject.builder().put("result", content).put("picture", stub).build();
        };
    }
}
