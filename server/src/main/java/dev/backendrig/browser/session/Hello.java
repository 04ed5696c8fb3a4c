package dev.backendrig.browser.session;

import dev.backendrig.browser.BrowserResult;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a browser of the extended protocol says first.
///
/// @param resumeToken of the session that it had, null where it had none
/// @param tools in the order in which a model is to be offered them
/// @param outcomes what it knows of actions that it was asked for before
public record Hello(@Nullable String resumeToken, ToolSet tools, List<Outcome> outcomes) {
    public Hello {
        outcomes = List.copyOf(outcomes);
    }

    /// What a browser knows of an action.
    sealed interface Outcome {
        String requestId();

        /// It is over.
        record Done(String requestId, BrowserResult result) implements Outcome {}

        /// It goes on; its result will follow.
        record Running(String requestId) implements Outcome {}

        /// The browser's worker died in the middle.
        record Lost(String requestId) implements Outcome {}
    }
}
