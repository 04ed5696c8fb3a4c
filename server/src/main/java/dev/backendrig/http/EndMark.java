package dev.backendrig.http;

/// `[DONE]`, the mark that ends a stream, and how a model is kept from saying it.
final class EndMark {
    static final String TEXT = "[DONE]";

    private EndMark() {}

    /// Where to cut the text so that no piece of it, nor a line of a piece, is the mark when it is
    /// trimmed; -1 where the text is harmless. What follows the cut is to be looked at again.
    static int cut(String text) {
        for (var at = text.indexOf(TEXT); at >= 0; at = text.indexOf(TEXT, at + 1)) {
            if (standsAlone(text, at)) return at + TEXT.length() / 2;
        }
        return -1;
    }

    private static boolean standsAlone(String text, int at) {
        var before = at - 1;
        while (before >= 0 && isBlankInLine(text.charAt(before))) before--;
        if (before >= 0 && !isLineBreak(text.charAt(before))) return false;
        var after = at + TEXT.length();
        while (after < text.length() && isBlankInLine(text.charAt(after))) after++;
        return after == text.length() || isLineBreak(text.charAt(after));
    }

    private static boolean isBlankInLine(char c) {
        return Blanks.isBlank(c) && !isLineBreak(c);
    }

    private static boolean isLineBreak(char c) {
        return c == '\n' || c == '\r';
    }
}
