package dev.backendrig.browser.session;

/// What came of reading a browser's first message.
public sealed interface HelloReading {
    /// It can be answered.
    record Understood(Hello hello) implements HelloReading {}

    /// It cannot. The reason says what to mend, with nothing of the message in it.
    record Fault(String reason) implements HelloReading {}
}
