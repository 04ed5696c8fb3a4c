package dev.backendrig.http;

import dev.backendrig.agent.RunEvent;
import dev.backendrig.agent.ToolAsk;
import dev.backendrig.agent.ToolCalls;
import dev.backendrig.agent.ToolTalks;
import dev.backendrig.browser.session.BrowserSession;
import dev.backendrig.message.ToolResult;
import java.util.function.Consumer;

/// For a server without a browser: nothing can be called.
record NoTools() implements ToolCalls {
    @Override
    public ToolResult call(ToolAsk ask, Consumer<RunEvent> events) {
        throw new AssertionError("there is no browser");
    }

    @Override
    public String masked(String text, BrowserSession browser, ToolTalks talks) {
        throw new AssertionError("there is no browser");
    }
}
