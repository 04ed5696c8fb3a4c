package dev.backendrig.safety.acts;

import java.util.ArrayList;
import java.util.List;

/// The words of a [Plain] text with their places, and the marks between them. Immutable.
///
/// @param text the plain text
record Words(String text, List<Word> all) {
    Words {
        all = List.copyOf(all);
    }

    /// A word, or a single mark.
    ///
    /// @param quoted whether it stands between quotes
    record Word(String text, int start, int end, boolean isMark, boolean quoted) {}

    static Words of(String text) {
        var plain = Plain.of(text);
        var words = new ArrayList<Word>();
        var quote = '\0';
        var at = 0;
        while (at < plain.length()) {
            var end = wordEnd(plain, at);
            if (end > at) {
                words.add(new Word(plain.substring(at, end), at, end, false, quote != '\0'));
                at = end;
                continue;
            }
            var c = plain.charAt(at);
            if (c == '"' || c == '\'') quote = quoteAfter(quote, c, plain, at);
            if (c != ' ') words.add(new Word(plain.substring(at, at + 1), at, at + 1, true, false));
            at++;
        }
        return new Words(plain, words);
    }

    /// A quote that nothing closes on its line is none.
    private static char quoteAfter(char open, char mark, String plain, int at) {
        if (open == mark) return '\0';
        if (open != '\0') return open;
        var close = plain.indexOf(mark, at + 1);
        var line = plain.indexOf('\n', at + 1);
        return close > 0 && (line < 0 || close < line) ? mark : '\0';
    }

    /// Letters, digits and combining marks; an apostrophe or a hyphen between two of them.
    private static int wordEnd(String plain, int start) {
        var at = start;
        while (at < plain.length()) {
            var c = plain.codePointAt(at);
            var inside =
                    at > start
                            && (c == '\'' || c == '-')
                            && at + 1 < plain.length()
                            && isWordPart(plain.codePointAt(at + 1));
            if (!isWordPart(c) && !inside) break;
            at += Character.charCount(c);
        }
        return at;
    }

    /// Whether a place lies within a word, so that what ends there is only part of one.
    static boolean isInsideWord(String plain, int place) {
        return place < plain.length() && place > 0 && wordEnd(plain, place - 1) > place;
    }

    private static boolean isWordPart(int c) {
        return Character.isLetterOrDigit(c) || Character.getType(c) == Character.NON_SPACING_MARK;
    }

    int size() {
        return all.size();
    }

    Word at(int index) {
        return all.get(index);
    }

    /// The words without marks.
    List<String> bare() {
        return all.stream().filter(word -> !word.isMark()).map(Word::text).toList();
    }
}
