package dev.backendrig.safety.text;

import static java.lang.Character.UnicodeScript.EGYPTIAN_HIEROGLYPHS;
import static java.lang.Character.UnicodeScript.HANGUL;
import static java.lang.Character.UnicodeScript.KHMER;

/// Says where a filler or a format mark is a part of writing: in old Korean syllables that lack a
/// part, in Khmer, and between hieroglyphs.
final class Fillers {
    private Fillers() {}

    static boolean isNeeded(Place place) {
        return switch (place.codePoint()) {
            case 0x115f -> isJamo(place.after());
            case 0x1160 -> isJamo(place.before());
            case 0x17b4, 0x17b5 -> isVisible(place.before()) && place.scriptBefore() == KHMER;
            default ->
                    place.codePoint() >= 0x13430
                            && place.codePoint() <= 0x1343f
                            && (place.scriptBefore() == EGYPTIAN_HIEROGLYPHS
                                    || place.scriptAfter() == EGYPTIAN_HIEROGLYPHS);
        };
    }

    /// A part of a syllable, in the block of conjoining ones.
    private static boolean isJamo(int codePoint) {
        return codePoint >= 0x1100
                && codePoint <= 0x11ff
                && isVisible(codePoint)
                && Character.UnicodeScript.of(codePoint) == HANGUL;
    }

    private static boolean isVisible(int codePoint) {
        return codePoint != Place.NONE && InvisibleKind.of(codePoint).isEmpty();
    }
}
