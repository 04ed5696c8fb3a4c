package dev.backendrig.browser.session;

import dev.backendrig.browser.BrowserResult;
import org.jspecify.annotations.Nullable;

/// What a browser says over its socket (docs/protocol.md, 2).
sealed interface ClientMessage {
    /// Asks for a `Pong`.
    record Ping() implements ClientMessage {}

    /// The outcome of an action.
    record ActionResult(String requestId, BrowserResult result) implements ClientMessage {}

    /// The page that is now open.
    record PageUpdate(PageAddress page) implements ClientMessage {}

    /// The page that is now open, with what the person sent along.
    ///
    /// @param page null where the message names no address
    /// @param screenshot as it came, unchecked; null where there is none
    record ContextUpdate(@Nullable PageAddress page, @Nullable String screenshot)
            implements ClientMessage {}

    /// Nothing that can be used.
    record Ignored(IgnoredReason reason) implements ClientMessage {}
}
