package dev.backendrig.privacy.detector;

/// Questions about single characters of a text; outside of the text the answer is no.
final class Ascii {
    private Ascii() {}

    static boolean lower(char c) {
        return c >= 'a' && c <= 'z';
    }

    static boolean upper(char c) {
        return c >= 'A' && c <= 'Z';
    }

    static boolean alphanumeric(char c) {
        return Chars.isAsciiLetter(c) || Chars.isDigit(c);
    }

    static boolean digitAt(String text, int at) {
        return at >= 0 && at < text.length() && Chars.isDigit(text.charAt(at));
    }

    static boolean alphanumericAt(String text, int at) {
        return at >= 0 && at < text.length() && alphanumeric(text.charAt(at));
    }

    /// The character at a place, NUL outside of the text.
    static char at(String text, int at) {
        return at >= 0 && at < text.length() ? text.charAt(at) : '\0';
    }

    static boolean digits(String text, int start, int end) {
        for (var i = start; i < end; i++) {
            if (!Chars.isDigit(text.charAt(i))) return false;
        }
        return true;
    }
}
