package dev.backendrig.model.repair;

import java.util.List;

/// What a stretch of text is.
sealed interface Reading {
    /// Nothing that is a call.
    record None() implements Reading {}

    /// The beginning of what may become a call.
    ///
    /// @param likely whether a tool's name was seen, or a sign that nothing but calls begins with
    record Open(boolean likely) implements Reading {}

    /// Calls.
    ///
    /// @param end where the text goes on
    record Calls(List<FoundCall> calls, int end) implements Reading {
        public Calls {
            calls = List.copyOf(calls);
        }
    }

    Reading NONE = new None();
    Reading OPEN = new Open(false);
    Reading LIKELY = new Open(true);
}
