package dev.backendrig.privacy;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A text of which parts are to be hidden.
///
/// @param places in order, none overlapping
/// @param marks whether a text that looks like a placeholder is to be marked as none
record Redaction(String text, List<Place> places, Vault vault, boolean marks) {
    Redaction {
        places = List.copyOf(places);
    }

    /// A value, from `start`, before `end`.
    record Place(int start, int end, Placeholder placeholder) {}

    /// The text as a model may see it.
    String masked() {
        return masked(0, text.length());
    }

    /// A part of it.
    ///
    /// @param from not within a place, and `to` neither
    String masked(int from, int to) {
        if (places.isEmpty()) return marked(text.substring(from, to));
        var masked = new StringBuilder();
        var at = from;
        for (var place : places) {
            if (place.start() < from || place.end() > to) continue;
            masked.append(marked(text.substring(at, place.start())));
            masked.append(place.placeholder().text());
            at = place.end();
        }
        return masked.append(marked(text.substring(at, to))).toString();
    }

    private String marked(String between) {
        return marks ? FormScan.replaced(between, this::withMark) : between;
    }

    private @Nullable String withMark(Reading.Whole lookalike) {
        if (lookalike.marks() == PlaceholderForm.MAX_MARKS) return null;
        vault.lookalikeSeen();
        return lookalike.withMark();
    }

    /// Says nothing of what it says.
    @Override
    public String toString() {
        return "Redaction" + places;
    }
}
