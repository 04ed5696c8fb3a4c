package dev.backendrig.safety.text;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// A chain of words, each one of several, with others between them.
///
/// @param gap how many other words may stand between two of the chain
/// @param links what each word of the chain may be; one that may be the empty word may be missing
record Phrase(int gap, List<Set<String>> links) {
    private static final Set<String> ENDS = Set.of(".", "!", "?", ";");

    /// What ends no sentence: orders often stand behind a colon, and text of pages is broken into
    /// lines anywhere.
    private static final Set<String> PASSED_OVER = Set.of(":", "\n");

    /// @param words the words of each link, between `|`
    static Phrase of(int gap, String... words) {
        return new Phrase(
                gap, Stream.of(words).map(link -> Set.of(link.split("\\|", -1))).toList());
    }

    Set<String> firstWords() {
        return links.getFirst();
    }

    /// Whether the chain begins with the word at this place.
    boolean isAt(List<String> words, int at) {
        return links.getFirst().contains(words.get(at)) && goesOn(words, at + 1, 1);
    }

    private boolean goesOn(List<String> words, int from, int link) {
        if (link == links.size()) return true;
        var wanted = links.get(link);
        if (wanted.contains("") && goesOn(words, from, link + 1)) return true;
        var skipped = 0;
        for (var at = from; at < words.size() && skipped <= gap; at++) {
            var word = words.get(at);
            if (ENDS.contains(word)) return false;
            if (wanted.contains(word) && goesOn(words, at + 1, link + 1)) return true;
            if (!PASSED_OVER.contains(word)) skipped++;
        }
        return false;
    }
}
