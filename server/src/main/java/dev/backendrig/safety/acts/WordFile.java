package dev.backendrig.safety.acts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/// A file of phrases beside this class: `[section]` at the margin, below it phrases parted by ` | `,
/// `#` for comments. Immutable.
final class WordFile {
    private final Map<String, Phrases> sections;

    private WordFile(Map<String, Phrases> sections) {
        this.sections = Map.copyOf(sections);
    }

    /// @throws IllegalStateException if the file is not in the program
    ///
    /// @param spelling how phrases are brought into the spelling of the texts they are looked for in
    static WordFile load(String name, UnaryOperator<String> spelling) {
        var found = new HashMap<String, List<String>>();
        var current = new ArrayList<String>();
        for (var line : lines(name)) {
            if (line.isBlank() || line.startsWith("#")) continue;
            if (line.startsWith("[")) {
                current = new ArrayList<>();
                found.put(line.substring(1, line.indexOf(']')), current);
            } else {
                current.addAll(List.of(line.split("\\|", -1)));
            }
        }
        var sections = new HashMap<String, Phrases>();
        found.forEach((section, phrases) -> {
            var spelled = phrases.stream().map(spelling).toList();
            sections.put(section, new Phrases(spelled));
        });
        return new WordFile(sections);
    }

    /// The phrases of a section; none where there is no such section.
    Phrases section(String name) {
        return sections.getOrDefault(name, Phrases.NONE);
    }

    /// All words of all phrases.
    Set<String> words() {
        return sections.values().stream().flatMap(Phrases::words).collect(Collectors.toSet());
    }

    private static List<String> lines(String name) {
        try (var in = WordFile.class.getResourceAsStream(name)) {
            if (in == null) throw new IllegalStateException(name + " is missing");
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + name, e);
        }
    }
}
