package dev.backendrig.model.repair;

import dev.backendrig.json.JsonValue;

/// What [LooseJson] read.
///
/// @param value as far as it could be read; of an object the members before the mistake
/// @param end where the text goes on
/// @param fault how it ended
/// @param mended whether it is no JSON by the letter
record Loose(JsonValue value, int end, Fault fault, boolean mended) {
    enum Fault {
        /// The value is whole.
        NONE,
        /// The text ends before the value does, at a place where nothing but closing signs can be
        /// missing.
        CLOSERS_MISSING,
        /// The text ends before the value does.
        CUT,
        /// It is no value.
        BROKEN
    }

    /// Whether the value says all that was meant.
    boolean isComplete() {
        return fault == Fault.NONE || fault == Fault.CLOSERS_MISSING;
    }

    /// Whether more text could make it whole.
    boolean isOpen() {
        return fault == Fault.CLOSERS_MISSING || fault == Fault.CUT;
    }
}
