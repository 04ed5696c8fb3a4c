package dev.backendrig.language;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The words that tell a language, from `words.txt` beside this class. Immutable.
///
/// @param strong those that tell it alone
/// @param weak those that only count beside strong ones
record CommonWords(Set<String> strong, Set<String> weak) {
    static final CommonWords NONE = new CommonWords(Set.of(), Set.of());

    private static final String FILE = "words.txt";

    CommonWords {
        strong = Set.copyOf(strong);
        weak = Set.copyOf(weak);
    }

    /// @throws IllegalStateException if the file is not in the program
    static Map<Language, CommonWords> load() {
        var sections = sections();
        var words = new HashMap<Language, CommonWords>();
        for (var language : Language.values()) {
            var name = " " + language.englishName();
            words.put(
                    language,
                    new CommonWords(
                            sections.getOrDefault("strong" + name, Set.of()),
                            sections.getOrDefault("weak" + name, Set.of())));
        }
        return Collections.unmodifiableMap(words);
    }

    private static Map<String, Set<String>> sections() {
        var sections = new HashMap<String, Set<String>>();
        Set<String> current = new HashSet<>();
        for (var line : lines()) {
            if (line.startsWith("#")) continue;
            if (line.startsWith("strong ") || line.startsWith("weak ")) {
                current = sections.computeIfAbsent(line, name -> new HashSet<>());
            } else {
                current.addAll(List.of(line.split(" ", -1)));
            }
        }
        return sections;
    }

    private static List<String> lines() {
        try (var in = CommonWords.class.getResourceAsStream(FILE)) {
            if (in == null) throw new IllegalStateException(FILE + " is missing");
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + FILE, e);
        }
    }
}
