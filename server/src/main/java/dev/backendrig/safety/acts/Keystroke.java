package dev.backendrig.safety.acts;

import java.util.Locale;
import java.util.Set;

/// A key that is to be pressed, without what is held with it.
///
/// @param key in small letters
record Keystroke(String key) {
    private static final Set<String> ENTER = Set.of("enter", "return", "numpadenter");
    private static final Set<String> LINE_ENDS = Set.of("\n", "\r", "\r\n");
    private static final Set<String> SPACE = Set.of("space", "spacebar", "");
    private static final Set<String> DELETE = Set.of("delete", "del");

    /// @param text as a tool names it, such as `Control+Enter`
    static Keystroke of(String text) {
        var key = text.substring(text.lastIndexOf('+') + 1);
        if (LINE_ENDS.contains(key)) return new Keystroke("enter");
        return new Keystroke(key.strip().toLowerCase(Locale.ROOT));
    }

    boolean isEnter() {
        return ENTER.contains(key);
    }

    boolean isSpace() {
        return SPACE.contains(key);
    }

    boolean isDelete() {
        return DELETE.contains(key);
    }
}
