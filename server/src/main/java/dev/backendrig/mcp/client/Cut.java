package dev.backendrig.mcp.client;

import static java.nio.charset.StandardCharsets.UTF_8;

/// Shortens what others wrote, never inside a character.
final class Cut {
    /// What one result may take of a model's window, estimated.
    static final int MOST_TOKENS = 16_000;

    static final int MOST_BYTES = 64 * 1024;

    private Cut() {}

    /// At most so many characters, with a sign where some are missing.
    static String chars(String text, int most) {
        return text.length() <= most ? text : text.substring(0, whole(text, most - 1)) + "…";
    }

    private static int whole(String text, int at) {
        return Character.isHighSurrogate(text.charAt(at - 1)) ? at - 1 : at;
    }

    /// Whether the text is within what one result may take.
    static boolean fits(String text) {
        return kept(text, MOST_BYTES, 4 * MOST_TOKENS) == text.length();
    }

    /// As much of a result's text as it may take, with a line that says what was cut.
    ///
    /// @param taken bytes that other parts of the result take already
    static String result(String text, int taken) {
        var bytes = Math.max(0, MOST_BYTES - taken);
        var kept = kept(text, bytes, Math.max(0, 4 * MOST_TOKENS - taken));
        if (kept == text.length()) return text;
        return text.substring(0, kept)
                + "\n[cut: the first %d of %d characters are given]".formatted(kept, text.length());
    }

    /// How many characters fit. English takes a token for about four letters, other scripts about one
    /// for each.
    private static int kept(String text, int mostBytes, int mostQuarters) {
        var bytes = 0;
        var quarters = 0;
        for (var at = 0; at < text.length(); ) {
            var codePoint = text.codePointAt(at);
            bytes += bytes(codePoint);
            quarters += codePoint < 0x80 ? 1 : 4;
            if (bytes > mostBytes || quarters > mostQuarters) return at;
            at += Character.charCount(codePoint);
        }
        return text.length();
    }

    private static int bytes(int codePoint) {
        if (codePoint < 0x80) return 1;
        if (codePoint < 0x800) return 2;
        return codePoint < 0x10000 ? 3 : 4;
    }

    static int bytes(String text) {
        return text.getBytes(UTF_8).length;
    }
}
