package dev.backendrig.browser;

import dev.backendrig.json.JsonValue;
import dev.backendrig.page.PageSnapshot;
import org.jspecify.annotations.Nullable;

/// What came of a [BrowserCommand].
public sealed interface BrowserResult {
    /// The browser did it.
    ///
    /// @param data what the browser said, JSON's `null` where it said nothing
    /// @param snapshot the page as it then was, null where the browser sent none
    record Done(JsonValue data, @Nullable PageSnapshot snapshot) implements BrowserResult {
        public Done(JsonValue data) {
            this(data, null);
        }
    }

    /// The browser tried and failed, or its person refused.
    record Failed(String error) implements BrowserResult {}

    /// No answer within the deadline. Whether a changing action happened is unknown.
    record TimedOut() implements BrowserResult {}

    /// The browser broke off in the middle. Whether a changing action happened is unknown.
    record Lost() implements BrowserResult {}

    /// The browser is not connected, or its connection was lost before the answer.
    record Disconnected() implements BrowserResult {}
}
