package dev.backendrig.safety.acts;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/// Text in one spelling, so that words can be compared: NFKC, lower case, without what cannot be
/// seen, one kind of quotes and of spaces.
final class Plain {
    /// Longer text is cut: a name or a prompt that long is no instruction in its every word.
    static final int MAX_CHARS = 20_000;

    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cf}\\uFE00-\\uFE0F]");
    private static final Pattern SPACES = Pattern.compile("[\\p{Zs}\\t\\r\\f]++");
    private static final Pattern BREAKS = Pattern.compile(" ?\\n[\\n ]*+");

    private Plain() {}

    /// Line breaks stay.
    static String of(String text) {
        var start = text.substring(0, Math.min(text.length(), MAX_CHARS));
        var plain = Normalizer.normalize(start, Normalizer.Form.NFKC);
        plain = UNSEEN.matcher(plain).replaceAll("").toLowerCase(Locale.ROOT);
        plain = plain.replace('’', '\'').replace('‘', '\'').replace('“', '"').replace('”', '"');
        plain = plain.replace('«', '"').replace('»', '"').replace('„', '"').replace('`', '"');
        return BREAKS.matcher(SPACES.matcher(plain).replaceAll(" ")).replaceAll("\n").strip();
    }

    /// A name: without line breaks and without marks at its ends.
    static String name(String text) {
        var plain = of(text).replace('\n', ' ');
        var from = 0;
        var to = plain.length();
        while (from < to && isEdge(plain.charAt(from))) from++;
        while (to > from && isEdge(plain.charAt(to - 1))) to--;
        return plain.substring(from, to);
    }

    private static boolean isEdge(char c) {
        return !Character.isLetterOrDigit(c) && !Character.isSurrogate(c);
    }
}
