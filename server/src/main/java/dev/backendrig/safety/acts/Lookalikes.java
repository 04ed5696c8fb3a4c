package dev.backendrig.safety.acts;

import com.ibm.icu.text.SpoofChecker;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Reads words that are written with letters of other scripts as the known words that they look like:
/// a page may write `Вuy` with a Cyrillic letter. Immutable and thread-safe.
///
/// By the skeletons of Unicode Technical Standard 39, section 4.
final class Lookalikes {
    private final SpoofChecker checker = new SpoofChecker.Builder().build();
    private final Map<String, String> known = new HashMap<>();

    Lookalikes(Collection<String> words) {
        for (var word : words) {
            known.putIfAbsent(checker.getSkeleton(word), word);
            known.putIfAbsent(checker.getSkeleton(capital(word)), word);
        }
    }

    List<String> read(List<String> words) {
        return words.stream().map(this::read).toList();
    }

    private String read(String word) {
        if (word.chars().allMatch(c -> c < 0x80)) return word;
        var found = known.get(checker.getSkeleton(word));
        // Some letters look alike only as capitals.
        if (found == null) found = known.get(checker.getSkeleton(capital(word)));
        return found == null ? word : found;
    }

    private static String capital(String word) {
        return word.toUpperCase(Locale.ROOT);
    }
}
