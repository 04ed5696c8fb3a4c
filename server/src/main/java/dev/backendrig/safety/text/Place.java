package dev.backendrig.safety.text;

import java.lang.Character.UnicodeScript;

/// A character in its surroundings.
///
/// @param at where it begins
record Place(String text, int at) {
    /// More marks than this on one letter are no writing.
    private static final int MAX_MARKS = 6;

    /// What is returned where the text ends.
    static final int NONE = -1;

    int codePoint() {
        return text.codePointAt(at);
    }

    /// The code point before, [#NONE] at the text's begin.
    int before() {
        return at == 0 ? NONE : text.codePointBefore(at);
    }

    /// The code point so many before.
    int before(int steps) {
        var place = at;
        var found = NONE;
        for (var i = 0; i < steps; i++) {
            if (place == 0) return NONE;
            found = text.codePointBefore(place);
            place -= Character.charCount(found);
        }
        return found;
    }

    /// The code point behind, [#NONE] at the text's end.
    int after() {
        return after(1);
    }

    /// The code point so many behind.
    int after(int steps) {
        var place = at;
        for (var i = 0; i < steps; i++) {
            place += Character.charCount(text.codePointAt(place));
            if (place >= text.length()) return NONE;
        }
        return text.codePointAt(place);
    }

    /// The script of the letter before, with the marks on it looked through.
    UnicodeScript scriptBefore() {
        for (var steps = 1; steps <= MAX_MARKS; steps++) {
            var codePoint = before(steps);
            var script = script(codePoint);
            if (script != UnicodeScript.INHERITED || InvisibleKind.of(codePoint).isPresent()) {
                return script;
            }
        }
        return UnicodeScript.UNKNOWN;
    }

    UnicodeScript scriptAfter() {
        return script(after());
    }

    private static UnicodeScript script(int codePoint) {
        return codePoint == NONE ? UnicodeScript.UNKNOWN : UnicodeScript.of(codePoint);
    }

    static boolean isMark(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.NON_SPACING_MARK,
                    Character.COMBINING_SPACING_MARK,
                    Character.ENCLOSING_MARK ->
                    true;
            default -> false;
        };
    }
}
