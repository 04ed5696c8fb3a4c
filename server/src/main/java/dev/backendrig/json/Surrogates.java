package dev.backendrig.json;

/// Lone surrogates: halves of a UTF-16 pair that stand alone and have no UTF-8 form (Unicode 3.9).
final class Surrogates {
    private Surrogates() {}

    /// The same text with each lone surrogate replaced by U+FFFD; the very same object where there
    /// is none.
    static String replaceLone(String text) {
        var first = firstLone(text, 0);
        if (first < 0) return text;
        var out = new StringBuilder(text);
        for (var at = first; at >= 0; at = firstLone(text, at + 1)) out.setCharAt(at, '\uFFFD');
        return out.toString();
    }

    private static int firstLone(String text, int from) {
        var i = from;
        while (i < text.length()) {
            // A pair is one code point of two chars; only a lone half is a surrogate code point.
            var codePoint = text.codePointAt(i);
            if (codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE)
                return i;
            i += Character.charCount(codePoint);
        }
        return -1;
    }
}
