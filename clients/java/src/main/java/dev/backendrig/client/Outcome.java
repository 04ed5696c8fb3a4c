package dev.backendrig.client;

import java.util.Locale;

/// How a run ended.
public enum Outcome {
    ANSWERED,
    FAILED,
    CANCELLED,
    /// At a limit, as a notice says.
    STOPPED;

    static Outcome of(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }
}
