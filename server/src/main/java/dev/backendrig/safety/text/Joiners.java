package dev.backendrig.safety.text;

import static java.lang.Character.UnicodeScript.HEBREW;
import static java.lang.Character.UnicodeScript.MONGOLIAN;

import java.lang.Character.UnicodeScript;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Says where characters of no width are a part of writing (Unicode 16, 23.2, "Cursive connection and
/// ligatures" and "Zero-width space"; UTS #51, ED-16 for emoji). Of several in a row only the first
/// can be.
final class Joiners {
    private static final int SPACE = 0x200b;
    private static final int NON_JOINER = 0x200c;
    private static final int JOINER = 0x200d;
    private static final int WORD_JOINER = 0x2060;
    private static final int GRAPHEME_JOINER = 0x34f;
    private static final int VOWEL_SEPARATOR = 0x180e;
    private static final int EMOJI_STYLE = 0xfe0f;

    /// Scripts without spaces between words: one of no width shows where a line may break.
    private static final Set<UnicodeScript> WITHOUT_SPACES =
            scripts(
                    "KHMER THAI LAO MYANMAR TIBETAN JAVANESE BALINESE SUNDANESE "
                            + "BUGINESE BATAK REJANG CHAM MAKASAR TAI_LE NEW_TAI_LUE "
                            + "TAI_THAM TAI_VIET");

    /// Scripts whose letters join.
    private static final Set<UnicodeScript> JOINING =
            scripts(
                    "ARABIC SYRIAC MANDAIC NKO ADLAM HANIFI_ROHINGYA MONGOLIAN "
                            + "PHAGS_PA MANICHAEAN DEVANAGARI BENGALI GURMUKHI GUJARATI "
                            + "ORIYA TAMIL TELUGU KANNADA MALAYALAM SINHALA BRAHMI GRANTHA "
                            + "TIRHUTA NEWA SHARADA KAITHI MODI CHAKMA MEETEI_MAYEK "
                            + "SAURASHTRA SYLOTI_NAGRI LIMBU LEPCHA");

    private Joiners() {}

    private static Set<UnicodeScript> scripts(String names) {
        return Stream.of(names.split(" "))
                .map(UnicodeScript::valueOf)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(UnicodeScript.class)));
    }

    static boolean isNeeded(Place place) {
        if (isJoiner(place.before())) return false;
        return switch (place.codePoint()) {
            case JOINER -> isInEmoji(place) || isBeside(JOINING, place) || isUnspaced(place);
            case NON_JOINER -> isBeside(JOINING, place) || isUnspaced(place);
            case SPACE, WORD_JOINER -> isUnspaced(place);
            case GRAPHEME_JOINER -> place.scriptBefore() == HEBREW;
            case VOWEL_SEPARATOR -> place.scriptBefore() == MONGOLIAN;
            default -> false;
        };
    }

    private static boolean isJoiner(int codePoint) {
        return codePoint != Place.NONE
                && InvisibleKind.of(codePoint)
                        .filter(kind -> kind == InvisibleKind.ZERO_WIDTH)
                        .isPresent();
    }

    private static boolean isUnspaced(Place place) {
        return isBeside(WITHOUT_SPACES, place);
    }

    private static boolean isBeside(Set<UnicodeScript> scripts, Place place) {
        return scripts.contains(place.scriptBefore()) || scripts.contains(place.scriptAfter());
    }

    private static boolean isInEmoji(Place place) {
        var before = place.before();
        var base = before == EMOJI_STYLE ? place.before(2) : before;
        return isPicture(base) && isPicture(place.after());
    }

    private static boolean isPicture(int codePoint) {
        return codePoint != Place.NONE
                && (Character.isExtendedPictographic(codePoint)
                        || Character.isEmojiModifier(codePoint));
    }
}
