package dev.backendrig.model.offline;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/// Names in the form in which they are compared: without case, accents, marks and surplus spaces.
final class NameKey {
    private static final int MAX_CHARS = 300;
    private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");
    private static final Pattern OTHER = Pattern.compile("[^\\p{L}\\p{N}]+");

    private NameKey() {}

    static String of(String name) {
        var start = name.length() > MAX_CHARS ? name.substring(0, MAX_CHARS) : name;
        var plain = Normalizer.normalize(start, Normalizer.Form.NFKD).toLowerCase(Locale.ROOT);
        var key = OTHER.matcher(ACCENTS.matcher(plain).replaceAll("")).replaceAll(" ").strip();
        // A name of signs alone, such as "+", is compared as it is.
        return key.isEmpty() ? plain.strip() : key;
    }

    /// Whether the words stand in the name as whole words, in this order.
    static boolean hasWords(String key, String words) {
        return (" " + key + " ").contains(" " + words + " ");
    }
}
