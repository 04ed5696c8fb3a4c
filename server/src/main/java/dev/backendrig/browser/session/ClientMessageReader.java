package dev.backendrig.browser.session;

import dev.backendrig.browser.BrowserResult;
import dev.backendrig.json.Json;
import dev.backendrig.json.JsonBoolean;
import dev.backendrig.json.JsonException;
import dev.backendrig.json.JsonNull;
import dev.backendrig.json.JsonObject;
import dev.backendrig.json.JsonString;
import dev.backendrig.json.JsonValue;
import dev.backendrig.page.PageSnapshot;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads the text messages of a browser. Never fails: what cannot be read is
/// [ClientMessage.Ignored].
final class ClientMessageReader {
    private static final int MAX_ERROR = 2_000;
    private static final String NO_REASON = "the browser gave no reason";

    private ClientMessageReader() {}

    static ClientMessage read(String text) {
        return message(text)
                .map(ClientMessageReader::read)
                .orElseGet(() -> ignored(IgnoredReason.BROKEN));
    }

    /// The message with its type; empty where the text is none.
    static Optional<JsonObject> message(String text) {
        try {
            return Json.parse(text) instanceof JsonObject message
                            && message.string("type").isPresent()
                    ? Optional.of(message)
                    : Optional.empty();
        } catch (JsonException e) {
            return Optional.empty();
        }
    }

    /// @param message with a type
    static ClientMessage read(JsonObject message) {
        return switch (message.string("type").orElse("")) {
            case "Ping" -> new ClientMessage.Ping();
            case "ActionResult" -> actionResult(data(message));
            case "SessionUpdate" -> pageUpdate(data(message));
            case "context_update" -> contextUpdate(message);
            default -> ignored(IgnoredReason.UNKNOWN);
        };
    }

    private static JsonObject data(JsonObject message) {
        return message.object("data").orElse(JsonObject.EMPTY);
    }

    private static ClientMessage actionResult(JsonObject data) {
        var requestId = data.string("request_id");
        if (requestId.isEmpty()) return ignored(IgnoredReason.INVALID);
        return new ClientMessage.ActionResult(requestId.get(), result(data));
    }

    /// Where `success` is missing, an error tells a failure.
    static BrowserResult result(JsonObject data) {
        var success =
                data.get("success") instanceof JsonBoolean(boolean told)
                        ? told
                        : !data.has("error");
        if (!success) return new BrowserResult.Failed(error(data.get("error")));
        var value = data.get("data");
        return new BrowserResult.Done(
                value == null ? JsonNull.NULL : value,
                PageSnapshot.in(data, "snapshot").orElse(null));
    }

    private static String error(@Nullable JsonValue error) {
        var text =
                switch (error) {
                    case null -> "";
                    case JsonNull _ -> "";
                    case JsonString(String told) -> told;
                    case JsonValue other -> Json.write(other);
                };
        if (text.isBlank()) return NO_REASON;
        return text.length() <= MAX_ERROR ? text : text.substring(0, MAX_ERROR);
    }

    private static ClientMessage pageUpdate(JsonObject data) {
        var page = page(data);
        return page == null ? ignored(IgnoredReason.INVALID) : new ClientMessage.PageUpdate(page);
    }

    private static ClientMessage contextUpdate(JsonObject message) {
        var page = page(message);
        var screenshot = message.string("screenshot").filter(text -> !text.isBlank()).orElse(null);
        if (page == null && screenshot == null) return ignored(IgnoredReason.INVALID);
        return new ClientMessage.ContextUpdate(page, screenshot);
    }

    private static @Nullable PageAddress page(JsonObject data) {
        var url = data.string("url").filter(text -> !text.isBlank());
        return url.isEmpty() ? null : new PageAddress(url.get(), data.string("title").orElse(null));
    }

    private static ClientMessage ignored(IgnoredReason reason) {
        return new ClientMessage.Ignored(reason);
    }
}
