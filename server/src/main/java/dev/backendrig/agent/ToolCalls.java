package dev.backendrig.agent;

import dev.backendrig.browser.session.BrowserSession;
import dev.backendrig.message.ToolResult;
import java.util.function.Consumer;

/// Calls single tools for clients that have a model of their own. Thread-safe; a call uses the thread
/// that asks for it.
public interface ToolCalls {
    /// Calls a tool and blocks until it is done, refused or its time is over.
    ///
    /// @param events told what happens meanwhile, on this thread: [RunEvent.Started] first, then the
    ///     questions to the person and the call itself
    /// @return what came of it, as a model outside may see it
    /// @throws RunRefusedException if as much is under way as may be
    /// @throws InterruptedException if it was given up by whoever runs this thread
    ToolResult call(ToolAsk ask, Consumer<RunEvent> events) throws InterruptedException;

    /// A text for the client's model with values hidden.
    String masked(String text, BrowserSession browser, ToolTalks talks);
}
