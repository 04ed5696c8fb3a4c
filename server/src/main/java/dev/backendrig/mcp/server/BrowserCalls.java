package dev.backendrig.mcp.server;

import dev.backendrig.agent.RunRefusedException;
import dev.backendrig.agent.ToolAsk;
import dev.backendrig.agent.ToolCalls;
import dev.backendrig.browser.session.BrowserSession;
import dev.backendrig.browser.session.RandomIds;
import dev.backendrig.json.JsonObject;
import dev.backendrig.json.JsonString;
import dev.backendrig.message.ToolCall;
import dev.backendrig.message.ToolResult;
import java.util.List;

/// Calls tools of the client's browser, each through the agent's gate. Thread-safe.
final class BrowserCalls {
    private final ToolCalls caller;
    private final RandomIds ids = new RandomIds();

    BrowserCalls(ToolCalls caller) {
        this.caller = caller;
    }

    /// Calls a tool and blocks until it is done. Where the server is too busy the result says so.
    ToolResult call(
            BrowserSession browser,
            String tool,
            JsonObject arguments,
            McpRequest request,
            CallEvents events)
            throws InterruptedException {
        var call = new ToolCall(ids.next(), tool, arguments);
        try {
            return caller.call(
                    new ToolAsk(
                            browser,
                            call,
                            request.talks(),
                            request.ask().language(),
                            request.client().showsForms()),
                    events::accept);
        } catch (RunRefusedException e) {
            var why = new JsonString(String.valueOf(e.getMessage()));
            return new ToolResult(call, false, why, List.of(), null, true);
        }
    }

    /// A text for the client's model with values hidden.
    String masked(String text, BrowserSession browser, McpRequest request) {
        return caller.masked(text, browser, request.talks());
    }
}
