package dev.backendrig.http;

import org.jspecify.annotations.Nullable;

/// What is known of the model provider. Thread-safe; answers at once, asks nobody.
public interface Readiness {
    Provider provider();

    /// A provider as it was last seen.
    ///
    /// @param reachable as last seen by a run; null where no run has asked it yet
    record Provider(String name, @Nullable Boolean reachable) {}
}
