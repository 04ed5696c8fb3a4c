package dev.backendrig.http.stream;

/// What becomes of the wish to read a run from a place on.
public sealed interface Joining {
    /// The client reads.
    ///
    /// @param reader which the caller closes
    record Joined(RunLog.Reader reader) implements Joining {}

    /// As many read it as may.
    record Full() implements Joining {}

    /// There is no such event yet.
    record TooNew() implements Joining {}

    /// The next event is not held any more.
    record NotHeld() implements Joining {}
}
