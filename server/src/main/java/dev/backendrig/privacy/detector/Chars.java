package dev.backendrig.privacy.detector;

import java.lang.Character.UnicodeScript;
import java.util.EnumSet;
import java.util.Set;

/// What kinds of characters there are, for scanners that read a text in one pass.
final class Chars {
    /// Scripts that are written without spaces between words.
    private static final Set<UnicodeScript> UNSPACED =
            EnumSet.of(
                    UnicodeScript.HAN,
                    UnicodeScript.HIRAGANA,
                    UnicodeScript.KATAKANA,
                    UnicodeScript.THAI,
                    UnicodeScript.LAO,
                    UnicodeScript.KHMER,
                    UnicodeScript.MYANMAR);

    private Chars() {}

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    static boolean isAsciiLetter(char c) {
        var lower = c | 0x20;
        return lower >= 'a' && lower <= 'z';
    }

    static boolean isHex(char c) {
        return Character.digit(c, 16) >= 0 && c < 0x80;
    }

    /// A letter, a digit or a mark that belongs to a letter, of any script.
    static boolean isWord(int codePoint) {
        if (codePoint < 0x80) return Character.isLetterOrDigit(codePoint);
        return Character.isLetterOrDigit(codePoint)
                || Character.getType(codePoint) == Character.NON_SPACING_MARK
                || Character.getType(codePoint) == Character.COMBINING_SPACING_MARK;
    }

    /// Whether its script has no spaces between words, so that it may stand right beside a value.
    static boolean isUnspaced(int codePoint) {
        return codePoint >= 0x80 && UNSPACED.contains(UnicodeScript.of(codePoint));
    }

    /// Whether the character before this place is part of a word or number that goes on here.
    static boolean isWordBefore(String text, int index) {
        if (index == 0) return false;
        var before = text.codePointBefore(index);
        return before == '_' || (isWord(before) && !isUnspaced(before));
    }

    /// Whether a word or number goes on at this place.
    static boolean isWordAt(String text, int index) {
        if (index >= text.length()) return false;
        var here = text.codePointAt(index);
        return here == '_' || (isWord(here) && !isUnspaced(here));
    }

    /// A blank that separates the groups of a number.
    static boolean isBlank(char c) {
        return c == ' ' || c == '\u00a0' || c == '\u202f' || c == '\u2009';
    }

    /// A dash that separates the groups of a number, as typed or as a typesetter makes it.
    static boolean isDash(char c) {
        return c == '-' || (c >= '\u2010' && c <= '\u2013') || c == '\u2212';
    }

    static boolean isGroupSeparator(char c) {
        return isBlank(c) || isDash(c);
    }
}
