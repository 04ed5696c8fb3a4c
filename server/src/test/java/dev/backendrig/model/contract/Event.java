package dev.backendrig.model.contract;

import static java.nio.charset.StandardCharsets.UTF_8;

/// One event of a provider's stream, as it stands on the wire.
///
/// @param tells whether it hands a piece of text or thought to the caller
/// @param ends whether the turn's end is known once it has come
public record Event(String text, boolean tells, boolean ends) {
    /// An event that tells and ends nothing.
    public static Event silent(String text) {
        return new Event(text, false, false);
    }

    public static Event telling(String text) {
        return new Event(text, true, false);
    }

    public static Event ending(String text) {
        return new Event(text, false, true);
    }

    byte[] bytes() {
        return text.getBytes(UTF_8);
    }
}
