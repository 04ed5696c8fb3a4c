package dev.backendrig.privacy.detector;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Base64;
import java.util.List;

/// Tells Base64 of something readable from that of a key.
final class EncodedContent {
    private static final double MOSTLY = 0.9;

    /// The first bytes of PNG, JPEG, GIF, WebP, PDF and ZIP.
    private static final List<String> HEADS =
            List.of("\u0089PNG", "\u00ff\u00d8\u00ff", "GIF8", "RIFF", "%PDF", "PK\u0003\u0004");

    private EncodedContent() {}

    /// Whether a word is the Base64 of text, or how that of an image or a document begins.
    ///
    /// @param word characters of Base64 or Base64url, without padding
    static boolean is(String word) {
        var standard = word.replace('-', '+').replace('_', '/');
        // What is left over behind the last whole group tells nothing more.
        var bytes = Base64.getDecoder().decode(standard.substring(0, word.length() / 4 * 4));
        var printable = 0;
        for (var b : bytes) if (isPrintable(b)) printable++;
        if (printable >= bytes.length * MOSTLY) return true;
        var content = new String(bytes, ISO_8859_1);
        return HEADS.stream().anyMatch(content::startsWith);
    }

    private static boolean isPrintable(byte b) {
        return (b >= ' ' && b < 127) || b == '\n' || b == '\r' || b == '\t';
    }
}
