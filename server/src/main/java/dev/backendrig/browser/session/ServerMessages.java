package dev.backendrig.browser.session;

import dev.backendrig.browser.ApprovalCardJson;
import dev.backendrig.browser.ApprovalQuestion;
import dev.backendrig.browser.BrowserCommand;
import dev.backendrig.browser.BrowserCommand.ClickElement;
import dev.backendrig.browser.BrowserCommand.Declared;
import dev.backendrig.browser.BrowserCommand.GetInteractiveElements;
import dev.backendrig.browser.BrowserCommand.GetPageContent;
import dev.backendrig.browser.BrowserCommand.NavigateTo;
import dev.backendrig.browser.BrowserCommand.ScrollTo;
import dev.backendrig.browser.BrowserCommand.TypeText;
import dev.backendrig.browser.RunState;
import dev.backendrig.json.Json;
import dev.backendrig.json.JsonObject;
import java.time.Duration;
import java.util.Locale;

/// The messages to a browser as they go over the wire (docs/protocol.md, 2).
public final class ServerMessages {
    /// Answers a `Ping`, and keeps a silent connection alive.
    public static final String PONG = "{\"type\":\"Pong\"}";

    private static final String TYPE = "type";

    private ServerMessages() {}

    static String sessionInit(String sessionId) {
        return message("session_init", JsonObject.of("session_id", sessionId));
    }

    /// @param resumed whether the id is the one that the browser's token was for
    static String sessionInit(String sessionId, String resumeToken, boolean resumed) {
        var data =
                JsonObject.builder()
                        .put("session_id", sessionId)
                        .put("resume_token", resumeToken)
                        .put("protocol", 2)
                        .put("resumed", resumed);
        return message("session_init", data.build());
    }

    static String approvalRequest(ApprovalQuestion question) {
        var data =
                JsonObject.builder()
                        .put("approval_id", question.approvalId())
                        .put("kind", "action")
                        .put("run_id", question.runId());
        return message("approval_request", ApprovalCardJson.put(question.card(), data).build());
    }

    static String useRequest(String approvalId, String origin) {
        var data =
                JsonObject.builder()
                        .put("approval_id", approvalId)
                        .put("kind", "session_use")
                        .put("origin", origin);
        return message("approval_request", data.build());
    }

    static String approvalWithdrawn(String approvalId) {
        return message("approval_withdrawn", JsonObject.of("approval_id", approvalId));
    }

    static String runState(RunState state) {
        var data =
                JsonObject.builder()
                        .put("run_id", state.runId())
                        .put("state", lower(state.activity()))
                        .put("step", state.step());
        if (state.outcome() != null) data.put("outcome", lower(state.outcome()));
        return message("run_state", data.build());
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    /// @param timeout how long the answer is waited for; told to a browser that has declared its
    ///     tools
    static String actionRequest(String requestId, BrowserCommand command, Duration timeout) {
        var data = JsonObject.builder().put("request_id", requestId);
        if (command instanceof Declared(_, _, var runId)) {
            data.put("run_id", runId).put("timeout_ms", timeout.toMillis());
        }
        return message("action_request", data.put("command", command(command)).build());
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
            case Declared(var tool, _, _) -> tool.spec().name();
        };
    }

    private static JsonObject command(BrowserCommand command) {
        var json = JsonObject.builder().put(TYPE, type(command));
        switch (command) {
            case NavigateTo(var url) -> json.put("url", url);
            case ClickElement(var ref) -> json.put("ref", ref);
            case TypeText(var ref, var text) -> json.put("ref", ref).put("text", text);
            case ScrollTo(var x, var y) -> json.put("x", x).put("y", y);
            case GetPageContent(var maxLength) -> json.putIfPresent("max_length", maxLength);
            case GetInteractiveElements(var limit) -> json.putIfPresent("limit", limit);
            case Declared(_, var arguments, _) -> putAll(json, arguments);
        }
        return json.build();
    }

    /// A model may add arguments that no schema knows; none may stand for the command's own type.
    private static void putAll(JsonObject.Builder command, JsonObject arguments) {
        arguments
                .members()
                .forEach((name, value) -> {
                    if (!name.equals(TYPE)) command.put(name, value);
                });
    }

    private static String message(String type, JsonObject data) {
        return Json.write(JsonObject.builder().put(TYPE, type).put("data", data).build());
    }
}
