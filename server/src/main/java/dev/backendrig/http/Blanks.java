package dev.backendrig.http;

/// White space as browsers' scripts trim it (ECMA-262, 22.1.3.32), which is more than Java's.
final class Blanks {
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private Blanks() {}

    static boolean isBlank(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == BYTE_ORDER_MARK;
    }

    static boolean isBlank(String text) {
        for (var i = 0; i < text.length(); i++) if (!isBlank(text.charAt(i))) return false;
        return true;
    }
}
