package dev.backendrig.privacy.detector;

import java.util.List;
import java.util.function.Consumer;

/// A person's own detector: words, or a pattern on an engine that takes linear time.
public final class CustomDetector implements Detector {
    /// Hands over the places of a text, in order, as start and end.
    interface Search {
        void find(String text, Places found);
    }

    /// Takes the start and the end of a place.
    interface Places {
        void take(int start, int end);
    }

    private final Search search;

    private CustomDetector(Search search) {
        this.search = search;
    }

    /// Finds these words, whatever their case, where no letter or digit stands right beside them. A
    /// space in a word stands for any white space of up to four characters.
    ///
    /// @throws IllegalArgumentException if there is no word, or one of fewer than two characters
    public static CustomDetector ofWords(List<String> words) {
        return new CustomDetector(new WordSearch(words));
    }

    /// Finds what this pattern matches (RE2 syntax), up to 200 characters on one line.
    ///
    /// @throws IllegalArgumentException if the pattern is wrong, too large or matches nothing at all
    public static CustomDetector ofPattern(String pattern) {
        return new CustomDetector(new PatternSearch(pattern));
    }

    @Override
    public DataKind kind() {
        return DataKind.CUSTOM;
    }

    @Override
    public void find(String text, Consumer<Finding> found) {
        search.find(text, (start, end) -> found.accept(new Finding(DataKind.CUSTOM, start, end)));
    }
}
