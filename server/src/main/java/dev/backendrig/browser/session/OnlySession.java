package dev.backendrig.browser.session;

/// Which browser a client uses that names none.
public sealed interface OnlySession {
    /// No browser is connected.
    record None() implements OnlySession {}

    /// There is one.
    ///
    /// @param sessionId a secret
    record One(String sessionId) implements OnlySession {}

    /// There are more, and no telling which is meant.
    record Several(int count) implements OnlySession {}
}
