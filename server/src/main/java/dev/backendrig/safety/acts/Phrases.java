package dev.backendrig.safety.acts;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// A set of phrases of one or more words. Immutable and thread-safe.
final class Phrases {
    static final Phrases NONE = new Phrases(List.of());

    private final Map<String, List<List<String>>> byFirst = new HashMap<>();

    Phrases(Collection<String> phrases) {
        for (var phrase : phrases) {
            var words = Words.of(phrase).bare();
            if (words.isEmpty()) continue;
            byFirst.computeIfAbsent(words.getFirst(), _ -> new ArrayList<>()).add(words);
        }
    }

    /// The length of the longest phrase that stands here; 0 where none does.
    int lengthAt(List<String> words, int at) {
        if (at >= words.size()) return 0;
        var longest = 0;
        for (var phrase : byFirst.getOrDefault(words.get(at), List.of())) {
            var end = at + phrase.size();
            if (phrase.size() > longest
                    && end <= words.size()
                    && words.subList(at, end).equals(phrase)) {
                longest = phrase.size();
            }
        }
        return longest;
    }

    /// Whether the words are one of the phrases.
    boolean contains(List<String> words) {
        return !words.isEmpty() && lengthAt(words, 0) == words.size();
    }

    /// Whether one of the phrases stands anywhere among the words.
    boolean isIn(List<String> words) {
        for (var at = 0; at < words.size(); at++) {
            if (lengthAt(words, at) > 0) return true;
        }
        return false;
    }

    /// Where something else stands than phrases of these, from here on.
    int skip(List<String> words, int from) {
        var at = from;
        var length = lengthAt(words, at);
        while (length > 0) {
            at += length;
            length = lengthAt(words, at);
        }
        return at;
    }

    /// All words of the phrases.
    Stream<String> words() {
        return byFirst.values().stream().flatMap(List::stream).flatMap(List::stream);
    }
}
