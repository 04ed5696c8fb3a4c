package dev.backendrig.privacy.detector;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Looks for words by their first character: at each place only those are compared that begin so.
/// Linear in the text for a given list. Immutable.
final class WordSearch implements CustomDetector.Search {
    private static final int MIN_LENGTH = 2;
    private static final int MAX_BLANKS = 4;

    /// The longest first.
    private final Map<Character, List<String>> words = new HashMap<>();

    WordSearch(List<String> words) {
        if (words.isEmpty()) throw new IllegalArgumentException("\"words\" is empty");
        for (var word : words) add(word.strip().replaceAll("\\s+", " "));
        this.words
                .values()
                .forEach(it -> it.sort(Comparator.comparingInt(String::length).reversed()));
    }

    private void add(String word) {
        if (word.length() < MIN_LENGTH) {
            throw new IllegalArgumentException(
                    "a word has fewer than " + MIN_LENGTH + " characters");
        }
        words.computeIfAbsent(folded(word.charAt(0)), key -> new ArrayList<>()).add(word);
    }

    @Override
    public void find(String text, CustomDetector.Places found) {
        for (var at = 0; at < text.length(); at++) {
            var end = wordEnd(text, at);
            if (end <= at) continue;
            found.take(at, end);
            at = end - 1;
        }
    }

    private int wordEnd(String text, int at) {
        for (var word : words.getOrDefault(folded(text.charAt(at)), List.of())) {
            var end = matchEnd(text, at, word);
            if (end > at && standsAlone(text, at, end)) return end;
        }
        return -1;
    }

    /// Where the word ends that starts here; -1 where another text stands.
    private static int matchEnd(String text, int start, String word) {
        var at = start;
        for (var i = 0; i < word.length(); i++) {
            var next = word.charAt(i) == ' ' ? blanksEnd(text, at) : signEnd(text, at, word, i);
            if (next == at) return -1;
            at = next;
        }
        return at;
    }

    private static int signEnd(String text, int at, String word, int index) {
        var same = at < text.length() && folded(text.charAt(at)) == folded(word.charAt(index));
        return same ? at + 1 : at;
    }

    private static int blanksEnd(String text, int start) {
        var end = start;
        while (end < text.length() && end - start < MAX_BLANKS && isBlank(text.charAt(end))) end++;
        return end;
    }

    private static boolean isBlank(char c) {
        return Character.isWhitespace(c) || Chars.isBlank(c);
    }

    /// A word that begins or ends with another sign than a letter or digit needs no edge there.
    private static boolean standsAlone(String text, int start, int end) {
        return !(Chars.isWord(text.codePointAt(start)) && Chars.isWordBefore(text, start))
                && !(Chars.isWord(text.codePointBefore(end)) && Chars.isWordAt(text, end));
    }

    private static char folded(char c) {
        return Character.toLowerCase(Character.toUpperCase(c));
    }
}
