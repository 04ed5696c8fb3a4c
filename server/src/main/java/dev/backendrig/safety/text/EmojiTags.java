package dev.backendrig.safety.text;

import java.util.Locale;
import java.util.Set;

/// Says which tag characters belong to the flag of a part of a country, such as Scotland: a black
/// flag, the part's code in tags, an end (UTS #51, 1.4.6 and Annex C).
final class EmojiTags {
    private static final int FLAG = 0x1f3f4;
    private static final int TAGS = 0xe0000;
    private static final int END = 0xe007f;

    /// A country of two letters and a part of one to three letters or digits (ISO 3166-2).
    private static final int MIN_CODE = 3;

    private static final int MAX_CODE = 5;

    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

    private EmojiTags() {}

    static boolean belongs(Place place) {
        var before = new StringBuilder();
        for (var steps = 1; steps <= MAX_CODE + 1; steps++) {
            var codePoint = place.before(steps);
            if (codePoint == FLAG) return goesOn(before.reverse(), place);
            if (!isLetter(codePoint)) return false;
            before.append((char) (codePoint - TAGS));
        }
        return false;
    }

    /// Whether the code so far and what follows from here up to an end are a code.
    private static boolean goesOn(StringBuilder code, Place place) {
        var codePoint = place.codePoint();
        for (var steps = 1; codePoint != END; steps++) {
            if (!isLetter(codePoint) || steps > MAX_CODE) return false;
            code.append((char) (codePoint - TAGS));
            codePoint = place.after(steps);
        }
        return isCode(code.toString());
    }

    private static boolean isLetter(int codePoint) {
        var c = codePoint - TAGS;
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    }

    private static boolean isCode(String code) {
        return code.length() >= MIN_CODE
                && code.length() <= MAX_CODE
                && COUNTRIES.contains(code.substring(0, 2).toUpperCase(Locale.ROOT));
    }
}
