package dev.backendrig.privacy.detector;

import java.util.function.Consumer;

/// Groups of digits that single blanks or dashes join: `4111 1111 1111 1111`. All its separators
/// are alike. Read once; at most so many groups that every number looked for fits.
final class DigitGroups {
    private static final int MAX = 6;

    private final String text;
    private final int[] starts = new int[MAX];
    private final int[] ends = new int[MAX];
    private int size;

    /// The groups from this digit on.
    DigitGroups(String text, int start) {
        this.text = text;
        var at = start;
        while (size < MAX && at < text.length() && Chars.isDigit(text.charAt(at))) {
            starts[size] = at;
            ends[size] = digitsEnd(text, at);
            at = ends[size] + 1;
            size++;
            if (!isJoined(at - 1)) break;
        }
    }

    /// Where a number ends.
    interface Reader {
        /// The place behind a number; -1 where none starts there.
        ///
        /// @param digits how many stand together from the start on
        int end(int start, int digits);
    }

    /// Hands over each number that stands in a text by itself.
    static void find(String text, DataKind kind, Reader reader, Consumer<Finding> found) {
        var at = 0;
        while (at < text.length()) {
            if (!Chars.isDigit(text.charAt(at))) {
                at++;
                continue;
            }
            var digitsEnd = digitsEnd(text, at);
            var end = isPart(text, at) ? -1 : reader.end(at, digitsEnd - at);
            if (end > at) found.accept(new Finding(kind, at, end));
            at = Math.max(digitsEnd, end);
        }
    }

    static int digitsEnd(String text, int start) {
        var end = start;
        while (end < text.length() && Chars.isDigit(text.charAt(end))) end++;
        return end;
    }

    /// Whether a separator like the first stands at this place.
    private boolean isJoined(int index) {
        return index < text.length()
                && Chars.isGroupSeparator(text.charAt(index))
                && text.charAt(index) == text.charAt(ends[0]);
    }

    int size() {
        return size;
    }

    int start() {
        return starts[0];
    }

    int end(int group) {
        return ends[group];
    }

    int length(int group) {
        return ends[group] - starts[group];
    }

    /// The digits of the first groups.
    String digits(int groups) {
        var digits = new StringBuilder();
        for (var i = 0; i < groups; i++) digits.append(text, starts[i], ends[i]);
        return digits.toString();
    }

    /// Whether the digits are part of something longer before them: a word, a number with a plus
    /// sign or a fraction, a code with dashes, a path. A comma is none of these: lists have it.
    private static boolean isPart(String text, int start) {
        if (start == 0) return false;
        if (Chars.isWordBefore(text, start)) return true;
        var before = text.charAt(start - 1);
        if (before == '+') return true;
        if (before == '.') return start > 1 && Chars.isDigit(text.charAt(start - 2));
        return (Chars.isDash(before) || before == '/') && Chars.isWordBefore(text, start - 1);
    }

    /// Whether something longer goes on after them.
    static boolean goesOn(String text, int end) {
        if (Chars.isWordAt(text, end)) return true;
        if (end + 1 >= text.length()) return false;
        var after = text.charAt(end);
        if (Chars.isDash(after)) return Chars.isWordAt(text, end + 1);
        return after == '.' && Chars.isDigit(text.charAt(end + 1));
    }
}
