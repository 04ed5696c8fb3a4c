package dev.backendrig.browser.session;

import dev.backendrig.browser.BrowserCommand;
import dev.backendrig.browser.BrowserCommand.ClickElement;
import dev.backendrig.browser.BrowserCommand.GetInteractiveElements;
import dev.backendrig.browser.BrowserCommand.GetPageContent;
import dev.backendrig.browser.BrowserCommand.NavigateTo;
import dev.backendrig.browser.BrowserCommand.ScrollTo;
import dev.backendrig.browser.BrowserCommand.TypeText;
import dev.backendrig.json.Json;
import dev.backendrig.json.JsonObject;

/// The messages to a browser as they go over the wire (docs/protocol.md, 2).
public final class ServerMessages {
    /// Answers a `Ping`, and keeps a silent connection alive.
    public static final String PONG = "{\"type\":\"Pong\"}";

    private ServerMessages() {}

    static String sessionInit(String sessionId) {
        return message("session_init", JsonObject.of("session_id", sessionId));
    }

    static String actionRequest(String requestId, BrowserCommand command) {
        var data =
                JsonObject.builder()
                        .put("request_id", requestId)
                        .put("command", command(command))
                        .build();
        return message("action_request", data);
    }

    /// The name of a command on the wire.
    static String type(BrowserCommand command) {
        return switch (command) {
            case NavigateTo _ -> "navigate_to";
            case ClickElement _ -> "click_element";
            case TypeText _ -> "type_text";
            case ScrollTo _ -> "scroll_to";
            case GetPageContent _ -> "get_page_content";
            case GetInteractiveElements _ -> "get_interactive_elements";
        };
    }

    private static JsonObject command(BrowserCommand command) {
        var json = JsonObject.builder().put("type", type(command));
        switch (command) {
            case NavigateTo(var url) -> json.put("url", url);
            case ClickElement(var ref) -> json.put("ref", ref);
            case TypeText(var ref, var text) -> json.put("ref", ref).put("text", text);
            case ScrollTo(var x, var y) -> json.put("x", x).put("y", y);
            case GetPageContent(var maxLength) -> json.putIfPresent("max_length", maxLength);
            case GetInteractiveElements(var limit) -> json.putIfPresent("limit", limit);
        }
        return json.build();
    }

    private static String message(String type, JsonObject data) {
        return Json.write(JsonObject.builder().put("type", type).put("data", data).build());
    }
}
