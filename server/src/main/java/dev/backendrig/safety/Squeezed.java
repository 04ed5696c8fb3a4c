package dev.backendrig.safety;

import java.text.Normalizer;
import java.util.Locale;

/// Text as values are compared: letters and digits alone, in lower case and compatibility form, so
/// that `Budi-Santoso`, `budi_santoso` and `BUDI SANTOSO` are one. Linear in the text.
final class Squeezed {
    private Squeezed() {}

    /// All letters and digits in one.
    static String of(String text) {
        return words(text, "");
    }

    /// CodeRuns of letters and digits, a space between them.
    static String words(String text) {
        return words(text, " ");
    }

    private static String words(String text, String between) {
        var folded = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        var out = new StringBuilder(folded.length());
        var inWord = false;
        for (var i = 0; i < folded.length(); ) {
            var codePoint = folded.codePointAt(i);
            i += Character.charCount(codePoint);
            var isOfWord = Character.isLetterOrDigit(codePoint);
            if (isOfWord && !inWord && !out.isEmpty()) out.append(between);
            if (isOfWord) out.appendCodePoint(codePoint);
            inWord = isOfWord;
        }
        return out.toString();
    }
}
