package dev.backendrig.model.offline;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// The words of the grammar, from `vocabulary.txt` beside this class. Immutable.
final class Vocabulary {
    private static final List<String> ENDINGS = List.of("", "lah", "kan", "kanlah", "in");

    private final Map<String, Words> sets;

    private Vocabulary(Map<String, Words> sets) {
        this.sets = sets;
    }

    static Vocabulary load() {
        return parse(WordList.read("vocabulary.txt"));
    }

    private static Vocabulary parse(String text) {
        var sets = new HashMap<String, Words>();
        var current = new Words();
        for (var line : text.lines().toList()) {
            if (line.isBlank() || line.startsWith("#")) continue;
            if (line.startsWith(" ")) {
                for (var phrase : line.strip().split(" \\| ", -1)) current.add(phrase);
            } else {
                current = new Words();
                sets.put(line.strip(), current);
            }
        }
        return new Vocabulary(sets);
    }

    /// The set of this name, which must exist.
    Words words(String name) {
        return Objects.requireNonNull(sets.get(name), () -> "no set of words named " + name);
    }

    /// A set of phrases of one or more words. Not changed after loading.
    static final class Words {
        private final Map<String, List<List<String>>> byFirstWord = new HashMap<>();

        private void add(String phrase) {
            if (phrase.endsWith("~")) {
                var stem = phrase.substring(0, phrase.length() - 1);
                ENDINGS.forEach(ending -> add(stem + ending));
                return;
            }
            var keys = List.of(phrase.split(" +", -1));
            byFirstWord.computeIfAbsent(keys.getFirst(), first -> new ArrayList<>()).add(keys);
        }

        /// How many tokens the phrases that stand at this place have, longest first.
        List<Integer> lengthsAt(Phrase phrase, int at) {
            if (at >= phrase.size()) return List.of();
            var candidates = byFirstWord.get(phrase.at(at).key());
            if (candidates == null) return List.of();
            return candidates.stream()
                    .filter(keys -> stands(keys, phrase, at))
                    .map(List::size)
                    .distinct()
                    .sorted(Comparator.reverseOrder())
                    .toList();
        }

        /// The length of the longest phrase of this set at this place, 0 where there is none.
        int lengthAt(Phrase phrase, int at) {
            var lengths = lengthsAt(phrase, at);
            return lengths.isEmpty() ? 0 : lengths.getFirst();
        }

        private static boolean stands(List<String> keys, Phrase phrase, int at) {
            if (at + keys.size() > phrase.size()) return false;
            for (var i = 0; i < keys.size(); i++) {
                if (!keys.get(i).equals(phrase.at(at + i).key())) return false;
            }
            return true;
        }
    }
}
