package dev.backendrig.message;

import dev.backendrig.json.Json;
import dev.backendrig.json.JsonArray;
import dev.backendrig.json.JsonBoolean;
import dev.backendrig.json.JsonException;
import dev.backendrig.json.JsonObject;
import dev.backendrig.json.JsonString;
import dev.backendrig.json.JsonValue;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Messages as JSON and back, for keeping a run. The form is ours and no provider's.
///
/// JSON that came from others (arguments, results, raw turns) stands in it as text: it may be nested
/// as deep as is read at all, and what is around it would take it beyond that.
public final class MessageJson {
    private MessageJson() {}

    public static JsonObject write(Message message) {
        return switch (message) {
            case Message.User(var parts) ->
                    JsonObject.builder()
                            .put("role", "user")
                            .put("parts", array(parts, MessageJson::write))
                            .build();
            case Message.Assistant(var text, var calls, var raw) ->
                    JsonObject.builder()
                            .put("role", "assistant")
                            .put("text", text)
                            .put("calls", array(calls, MessageJson::write))
                            .putIfPresent("raw", raw == null ? null : write(raw))
                            .build();
            case Message.ToolResults(var results) ->
                    JsonObject.builder()
                            .put("role", "tool")
                            .put("results", array(results, MessageJson::write))
                            .build();
        };
    }

    /// The message that was written.
    ///
    /// @throws JsonException if this is not what [#write(Message)] wrote
    public static Message message(JsonObject json) {
        return switch (text(json, "role")) {
            case "user" -> new Message.User(list(json, "parts", MessageJson::part));
            case "assistant" ->
                    new Message.Assistant(
                            text(json, "text"),
                            list(json, "calls", MessageJson::call),
                            rawTurn(json));
            case "tool" -> new Message.ToolResults(list(json, "results", MessageJson::result));
            case String role -> throw new JsonException("Unknown role of a message: " + role);
        };
    }

    public static JsonObject write(ToolCall call) {
        return JsonObject.builder()
                .put("id", call.id())
                .put("name", call.name())
                .put("arguments", Json.write(call.arguments()))
                .putIfPresent("unread", call.unread() ? new JsonBoolean(true) : null)
                .build();
    }

    /// The call that was written.
    ///
    /// @throws JsonException if this is not what [#write(ToolCall)] wrote
    public static ToolCall call(JsonObject json) {
        if (!(foreign(json, "arguments") instanceof JsonObject arguments)) {
            throw missing("arguments");
        }
        return new ToolCall(
                text(json, "id"), text(json, "name"), arguments, json.bool("unread").orElse(false));
    }

    public static JsonObject write(ToolResult result) {
        var trouble = result.trouble();
        return JsonObject.builder()
                .put("call", write(result.call()))
                .put("ok", result.ok())
                .put("content", Json.write(result.content()))
                .put("images", array(result.images(), MessageJson::write))
                .putIfPresent("trouble", trouble == null ? null : new JsonString(trouble.name()))
                .put("ours", result.ours())
                .build();
    }

    /// The result that was written.
    ///
    /// @throws JsonException if this is not what [#write(ToolResult)] wrote
    public static ToolResult result(JsonObject json) {
        return new ToolResult(
                call(object(json, "call")),
                json.bool("ok").orElseThrow(() -> missing("ok")),
                foreign(json, "content"),
                list(json, "images", MessageJson::image),
                trouble(json),
                json.bool("ours").orElse(false));
    }

    private static @Nullable ToolTrouble trouble(JsonObject json) {
        var name = json.string("trouble");
        if (name.isEmpty()) return null;
        return Arrays.stream(ToolTrouble.values())
                .filter(it -> it.name().equals(name.get()))
                .findFirst()
                .orElseThrow(() -> new JsonException("Unknown trouble of a tool: " + name.get()));
    }

    private static JsonObject write(Part part) {
        return switch (part) {
            case Part.Text(var text) -> JsonObject.of("text", text);
            case Part.Image(var mediaType, var base64) ->
                    JsonObject.builder().put("media_type", mediaType).put("base64", base64).build();
        };
    }

    private static Part part(JsonObject json) {
        return json.has("text") ? new Part.Text(text(json, "text")) : image(json);
    }

    private static Part.Image image(JsonObject json) {
        return new Part.Image(text(json, "media_type"), text(json, "base64"));
    }

    private static JsonObject write(RawTurn raw) {
        return JsonObject.builder()
                .put("provider", raw.provider())
                .put("content", Json.write(raw.content()))
                .build();
    }

    private static @Nullable RawTurn rawTurn(JsonObject json) {
        if (!json.has("raw")) return null;
        var raw = object(json, "raw");
        return new RawTurn(text(raw, "provider"), foreign(raw, "content"));
    }

    private static JsonValue foreign(JsonObject json, String name) {
        return Json.parse(text(json, name));
    }

    private static <T> JsonArray array(Collection<T> items, Function<T, JsonObject> write) {
        return JsonArray.of(items.stream().<JsonValue>map(write).toList());
    }

    private static <T> List<T> list(JsonObject json, String name, Function<JsonObject, T> read) {
        return json.array(name).orElseThrow(() -> missing(name)).objects().map(read).toList();
    }

    private static String text(JsonObject json, String name) {
        return json.string(name).orElseThrow(() -> missing(name));
    }

    private static JsonObject object(JsonObject json, String name) {
        return json.object(name).orElseThrow(() -> missing(name));
    }

    private static JsonException missing(String name) {
        return new JsonException("A message lacks its member " + name);
    }
}
