package dev.backendrig.safety;

import dev.backendrig.json.JsonObject;
import org.jspecify.annotations.Nullable;

/// An action as a person agrees to it: their yes is good for one that is equal to it in everything.
///
/// @param arguments as they would be sent
/// @param target what it is done to, in words: an element's role and name; null where it has no
///     target or nobody knows it
/// @param site that it is about, null where nobody knows it
/// @param page address of the page it is done on, without its fragment; null where it does not
///     matter or nobody knows it
public record Deed(
        String tool,
        JsonObject arguments,
        @Nullable String target,
        @Nullable String site,
        @Nullable String page) {
    /// Says nothing of the arguments: they may be a person's.
    @Override
    public String toString() {
        return "Deed " + tool;
    }
}
