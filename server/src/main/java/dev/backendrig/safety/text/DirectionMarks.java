package dev.backendrig.safety.text;

/// Says where a mark of direction is a part of writing: a single left-to-right, right-to-left or
/// Arabic letter mark in a line with letters that are written from the right. What turns whole
/// stretches of text around never is.
final class DirectionMarks {
    /// How far such a letter may be.
    private static final int NEAR = 32;

    private DirectionMarks() {}

    static boolean isNeeded(Place place) {
        var isMark =
                switch (place.codePoint()) {
                    case 0x61c, 0x200e, 0x200f -> true;
                    default -> false;
                };
        return isMark && !isBidi(place.before()) && (isNearBefore(place) || isNearAfter(place));
    }

    private static boolean isBidi(int codePoint) {
        return codePoint != Place.NONE
                && InvisibleKind.of(codePoint)
                        .filter(kind -> kind == InvisibleKind.BIDI)
                        .isPresent();
    }

    private static boolean isNearBefore(Place place) {
        var text = place.text();
        var at = place.at();
        for (var i = 0; i < NEAR && at > 0; i++) {
            var codePoint = text.codePointBefore(at);
            if (codePoint == '\n') return false;
            if (isFromTheRight(codePoint)) return true;
            at -= Character.charCount(codePoint);
        }
        return false;
    }

    private static boolean isNearAfter(Place place) {
        var text = place.text();
        var at = place.at() + 1;
        for (var i = 0; i < NEAR && at < text.length(); i++) {
            var codePoint = text.codePointAt(at);
            if (codePoint == '\n') return false;
            if (isFromTheRight(codePoint)) return true;
            at += Character.charCount(codePoint);
        }
        return false;
    }

    private static boolean isFromTheRight(int codePoint) {
        if (InvisibleKind.of(codePoint).isPresent()) return false;
        return switch (Character.getDirectionality(codePoint)) {
            case Character.DIRECTIONALITY_RIGHT_TO_LEFT,
                    Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC,
                    Character.DIRECTIONALITY_ARABIC_NUMBER ->
                    true;
            default -> false;
        };
    }
}
