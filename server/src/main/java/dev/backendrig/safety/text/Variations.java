package dev.backendrig.safety.text;

import static java.lang.Character.UnicodeScript.EGYPTIAN_HIEROGLYPHS;
import static java.lang.Character.UnicodeScript.MANICHAEAN;
import static java.lang.Character.UnicodeScript.MONGOLIAN;
import static java.lang.Character.UnicodeScript.MYANMAR;
import static java.lang.Character.UnicodeScript.PHAGS_PA;

import java.lang.Character.UnicodeScript;
import java.util.EnumSet;
import java.util.Set;

/// Says where a variation selector is a part of writing: a single one after a character that has
/// variants (Unicode 16, 23.4; StandardizedVariants.txt, emoji-variation-sequences.txt; UTS #37).
final class Variations {
    private static final int FIRST = 0xfe00;
    private static final int TEXT_STYLE = 0xfe0e;
    private static final int EMOJI_STYLE = 0xfe0f;
    private static final int FIRST_OF_IDEOGRAPHS = 0xe0100;

    /// Fullwidth punctuation, quotes and the zero.
    private static final String MARKS =
            "0\u2018\u2019\u201c\u201d\u3001\u3002\uff01\uff0c\uff0e\uff1a\uff1b\uff1f";

    private static final Set<UnicodeScript> SCRIPTS =
            EnumSet.of(MYANMAR, PHAGS_PA, MANICHAEAN, EGYPTIAN_HIEROGLYPHS);

    private Variations() {}

    static boolean isNeeded(Place place) {
        var base = place.before();
        if (base == Place.NONE || InvisibleKind.of(base).isPresent()) return false;
        var selector = place.codePoint();
        if (selector == TEXT_STYLE || selector == EMOJI_STYLE) return Character.isEmoji(base);
        if (selector >= FIRST_OF_IDEOGRAPHS) return Character.isIdeographic(base);
        var script = UnicodeScript.of(base);
        if (selector < FIRST) return script == MONGOLIAN;
        return Character.isIdeographic(base)
                || Character.getType(base) == Character.MATH_SYMBOL
                || MARKS.indexOf(base) >= 0
                || SCRIPTS.contains(script);
    }
}
