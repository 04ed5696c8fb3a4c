package dev.backendrig.browser.session;

import java.util.Locale;

/// Why a client's message was passed over.
enum IgnoredReason {
    /// Not a JSON object with a type.
    BROKEN,
    /// A type that is not in the contract.
    UNKNOWN,
    /// A type of the contract without what belongs to it.
    INVALID,
    /// It does not belong here: an answer that nobody waits for, a run that is not under way.
    UNEXPECTED,
    /// Bytes instead of text.
    BINARY;

    String tag() {
        return name().toLowerCase(Locale.ROOT);
    }
}
