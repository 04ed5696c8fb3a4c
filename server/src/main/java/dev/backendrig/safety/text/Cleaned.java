package dev.backendrig.safety.text;

import java.util.Map;

/// A text without what was hidden in it.
///
/// @param removed how many characters of each kind were taken out; a kind of which there were none
///     is not named
public record Cleaned(String text, Map<InvisibleKind, Integer> removed) {
    public Cleaned {
        removed = Map.copyOf(removed);
    }

    /// How many characters were taken out.
    public int count() {
        return removed.values().stream().mapToInt(Integer::intValue).sum();
    }
}
