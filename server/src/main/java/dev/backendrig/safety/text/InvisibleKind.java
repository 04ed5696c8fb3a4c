package dev.backendrig.safety.text;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What characters are for that no person sees.
public enum InvisibleKind {
    /// Tag characters, which spell ASCII unseen.
    TAG,
    /// Joiners, non-joiners, zero-width spaces.
    ZERO_WIDTH,
    /// Marks that change the direction of text.
    BIDI,
    /// Selectors of a variant of the character before.
    VARIATION,
    SOFT_HYPHEN,
    /// C0 and C1 controls that are no white space.
    CONTROL,
    /// Fillers, invisible operators, annotation marks, and places that Unicode keeps for more.
    FORMAT;

    /// The kind of a code point; empty for all that can be seen and for white space. By the property
    /// Default_Ignorable_Code_Point of Unicode 16, with the controls.
    static Optional<InvisibleKind> of(int codePoint) {
        if (codePoint < 0x300) return Optional.ofNullable(ofLatin(codePoint));
        return Optional.ofNullable(ofOthers(codePoint));
    }

    private static @Nullable InvisibleKind ofLatin(int codePoint) {
        if (codePoint == 0xad) return SOFT_HYPHEN;
        return Character.isISOControl(codePoint) && "\t\n\f\r\u0085".indexOf(codePoint) < 0
                ? CONTROL
                : null;
    }

    private static @Nullable InvisibleKind ofOthers(int codePoint) {
        return switch (codePoint) {
            case 0x34f, 0x180e, 0x200b, 0x200c, 0x200d, 0x2060, 0xfeff -> ZERO_WIDTH;
            case 0x61c, 0x200e, 0x200f -> BIDI;
            case 0x180b, 0x180c, 0x180d, 0x180f -> VARIATION;
            case 0x115f, 0x1160, 0x17b4, 0x17b5, 0x3164, 0xffa0 -> FORMAT;
            default -> ofRanges(codePoint);
        };
    }

    private static @Nullable InvisibleKind ofRanges(int codePoint) {
        if (isIn(codePoint, 0x202a, 0x202e) || isIn(codePoint, 0x2066, 0x2069)) return BIDI;
        if (isIn(codePoint, 0xfe00, 0xfe0f) || isIn(codePoint, 0xe0100, 0xe01ef)) return VARIATION;
        if (isIn(codePoint, 0xe0000, 0xe007f)) return TAG;
        return isFormat(codePoint) ? FORMAT : null;
    }

    private static boolean isFormat(int codePoint) {
        return isIn(codePoint, 0x2061, 0x206f)
                || isIn(codePoint, 0xfff0, 0xfffb)
                || isIn(codePoint, 0x13430, 0x1343f)
                || isIn(codePoint, 0x1bca0, 0x1bca3)
                || isIn(codePoint, 0x1d173, 0x1d17a)
                || isIn(codePoint, 0xe0080, 0xe0fff);
    }

    private static boolean isIn(int codePoint, int first, int last) {
        return first <= codePoint && codePoint <= last;
    }

    /// A word for metrics and events.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
