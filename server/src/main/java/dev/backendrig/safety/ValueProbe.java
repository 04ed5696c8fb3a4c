package dev.backendrig.safety;

import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/// The values that could be in a text on its way to a site, to be looked for in what was seen.
/// Made in time linear in the readings of the text; what the prompt says too is no value.
///
/// A value is eight letters and digits in a row, words joined, or a word with four digits and more;
/// for a suspicious run also a word of six characters.
///
/// @param windows all runs of [#WINDOW] characters
/// @param filter the hashes of the windows: most of what was seen is passed over by it
/// @param words the words, the fields without what stands between their words, and the digits without
///     what stands between them
record ValueProbe(Set<String> windows, BitSet filter, Set<String> words, boolean suspicious) {
    /// Two words that have this length together are a value, and so is a word that has it alone.
    static final int WINDOW = 8;

    private static final int SHORTEST_SUSPICIOUS = 6;
    private static final int FEWEST_DIGITS = 4;
    private static final int FILTER_BITS = 1 << 18;
    private static final int FACTOR = 31;
    private static final int OLDEST_FACTOR = (int) Math.round(Math.pow(FACTOR, WINDOW - 1));

    /// @param texts all readings of what would go to the site
    static ValueProbe of(List<String> texts, String prompt, boolean suspicious) {
        var windows = new HashSet<String>();
        var words = new HashSet<String>();
        for (var text : texts) {
            addWindows(Squeezed.of(text), windows);
            words.addAll(words(text));
            CodeRuns.fields(text).stream().map(Squeezed::of).forEach(words::add);
        }
        var known = new HashSet<String>();
        addWindows(Squeezed.of(prompt), known);
        windows.removeAll(known);
        words(prompt).forEach(words::remove);
        return new ValueProbe(windows, filter(windows), words, suspicious);
    }

    private static Set<String> words(String text) {
        var words = new HashSet<>(List.of(Squeezed.words(text).split(" ", -1)));
        words.addAll(CodeRuns.digits(text));
        return words;
    }

    private static void addWindows(String squeezed, Set<String> windows) {
        for (var i = 0; i + WINDOW <= squeezed.length(); i++) {
            windows.add(squeezed.substring(i, i + WINDOW));
        }
    }

    private static BitSet filter(Set<String> windows) {
        var filter = new BitSet(FILTER_BITS);
        for (var window : windows) {
            var hash = 0;
            for (var i = 0; i < WINDOW; i++) hash = hash * FACTOR + window.charAt(i);
            filter.set(bit(hash));
        }
        return filter;
    }

    private static int bit(int hash) {
        return (hash ^ (hash >>> 15)) & (FILTER_BITS - 1);
    }

    boolean isEmpty() {
        return windows.isEmpty() && words.isEmpty();
    }

    /// The same without these values.
    ValueProbe without(Set<String> values) {
        var otherWindows = new HashSet<>(windows);
        otherWindows.removeAll(values);
        var otherWords = new HashSet<>(words);
        otherWords.removeAll(values);
        return new ValueProbe(otherWindows, filter, otherWords, suspicious);
    }

    /// Looks for the values in one text after the other. Confined to one thread.
    final class Search {
        private final Predicate<String> isEnough;
        private final char[] last = new char[WINDOW];
        private int length;
        private int hash;

        /// @param isEnough is told each value that is found, and whether that ends the search
        Search(Predicate<String> isEnough) {
            this.isEnough = isEnough;
        }

        /// Whether what is found in this text ends the search.
        ///
        /// @param text as [Squeezed#words] makes it; what begins at the end of the text before may end
        ///     in it
        boolean ends(String text) {
            var start = 0;
            var digits = 0;
            for (var i = 0; i < text.length(); i++) {
                var c = text.charAt(i);
                if (c != ' ') {
                    if (next(c)) return true;
                    if (isDigit(c)) digits++;
                    continue;
                }
                if (endsWord(text, start, i, digits)) return true;
                start = i + 1;
                digits = 0;
            }
            return endsWord(text, start, text.length(), digits);
        }

        private static boolean isDigit(char c) {
            return c < 0x80 ? c >= '0' && c <= '9' : Character.isDigit(c);
        }

        private boolean next(char c) {
            var at = length % WINDOW;
            hash = (hash - last[at] * OLDEST_FACTOR) * FACTOR + c;
            last[at] = c;
            length++;
            return length >= WINDOW && filter.get(bit(hash)) && isFound(window(), windows);
        }

        private String window() {
            var start = length % WINDOW;
            return new String(last, start, WINDOW - start) + new String(last, 0, start);
        }

        private boolean endsWord(String text, int start, int end, int digits) {
            var isValue =
                    digits >= FEWEST_DIGITS || (suspicious && end - start >= SHORTEST_SUSPICIOUS);
            return isValue && isFound(text.substring(start, end), words);
        }

        private boolean isFound(String value, Set<String> values) {
            return values.contains(value) && isEnough.test(value);
        }
    }
}
