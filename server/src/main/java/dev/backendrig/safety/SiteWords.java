package dev.backendrig.safety;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The words of prompts that a site's name must not be taken for, from `site-words.txt` beside this
/// class. Immutable.
///
/// Whoever registers a domain can call it by any word, so a word that stands in prompts anyway names
/// nobody's site. What is not listed is taken for a name.
///
/// @param never name no site
/// @param opened name one only behind a word for going there: they are also what well-known sites are
///     called by
record SiteWords(Set<String> never, Set<String> opened) {
    private static final String FILE = "site-words.txt";

    private static final String OPENED = "opened";
    private static final String NEVER = "never ";

    /// Endings and beginnings that make other words of a common one: Indonesian, then English.
    private static final List<String> ENDINGS =
            List.of(
                    "nya", "kan", "lah", "kah", "mu", "ku", "an", "s", "es", "ed", "d", "ing",
                    "ly");

    private static final List<String> BEGINNINGS =
            List.of("di", "ke", "se", "ber", "ter", "me", "mem", "men", "meng", "pe", "pem", "pen");

    private static final int SHORTEST_STEM = 3;

    static final SiteWords LIST = load();

    SiteWords {
        never = Set.copyOf(never);
        opened = Set.copyOf(opened);
    }

    /// @throws IllegalStateException if the file is not in the program
    private static SiteWords load() {
        var never = new HashSet<String>();
        var opened = new HashSet<String>();
        var current = never;
        for (var line : lines()) {
            if (line.startsWith("#")) continue;
            if (line.equals(OPENED)) current = opened;
            else if (line.startsWith(NEVER)) current = never;
            else current.addAll(List.of(line.split(" ", -1)));
        }
        never.removeAll(opened);
        return new SiteWords(never, opened);
    }

    private static List<String> lines() {
        try (var in = SiteWords.class.getResourceAsStream(FILE)) {
            if (in == null) throw new IllegalStateException(FILE + " is missing");
            return new String(in.readAllBytes(), UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Whether the word, or what is left of it without an ending or a beginning, names no site.
    ///
    /// @param word in lower case
    boolean isCommon(String word) {
        if (opened.contains(word)) return false;
        return never.contains(word)
                || ENDINGS.stream().anyMatch(ending -> isCommonWithout(word, ending))
                || BEGINNINGS.stream().anyMatch(start -> isCommonAfter(word, start));
    }

    private boolean isCommonWithout(String word, String ending) {
        return word.endsWith(ending)
                && isCommonStem(word.substring(0, word.length() - ending.length()));
    }

    private boolean isCommonAfter(String word, String start) {
        if (!word.startsWith(start)) return false;
        var rest = word.substring(start.length());
        return isCommonStem(rest)
                || ENDINGS.stream().anyMatch(ending -> isCommonWithout(rest, ending));
    }

    private boolean isCommonStem(String stem) {
        return stem.length() >= SHORTEST_STEM && never.contains(stem);
    }
}
