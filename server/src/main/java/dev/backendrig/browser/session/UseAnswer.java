package dev.backendrig.browser.session;

/// What came of a page's wish to use its person's browser.
public sealed interface UseAnswer {
    /// The person agreed, now or before.
    ///
    /// @param sessionId a secret that the page may now use
    record Allowed(String sessionId) implements UseAnswer {}

    /// The person refused.
    record Denied() implements UseAnswer {}

    /// No browser of this client that could ask is connected.
    record NobodyThere() implements UseAnswer {}

    /// The person did not answer in time.
    record NoAnswer() implements UseAnswer {}
}
