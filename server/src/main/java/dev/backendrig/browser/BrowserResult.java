package dev.backendrig.browser;

import dev.backendrig.json.JsonValue;

/// What came of a [BrowserCommand].
public sealed interface BrowserResult {
    /// The browser did it.
    ///
    /// @param data what the browser said, JSON's `null` where it said nothing
    record Done(JsonValue data) implements BrowserResult {}

    /// The browser tried and failed, or its person refused.
    record Failed(String error) implements BrowserResult {}

    /// No answer within the deadline. Whether a changing action happened is unknown.
    record TimedOut() implements BrowserResult {}

    /// The browser is not connected, or its connection was lost before the answer.
    record Disconnected() implements BrowserResult {}
}
