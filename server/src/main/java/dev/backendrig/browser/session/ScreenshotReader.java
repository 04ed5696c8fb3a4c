package dev.backendrig.browser.session;

import dev.backendrig.message.Part;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/// Reads a picture from a data URL or bare base64. The picture itself is never decoded: its first
/// bytes tell its type, whatever the data URL claims.
final class ScreenshotReader {
    private static final int HEAD_CHARS = 16;
    private static final int GROUP = 4;
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    private static final byte[] JPEG = {(byte) 0xff, (byte) 0xd8, (byte) 0xff};

    private ScreenshotReader() {}

    /// The picture, empty where the text holds none of the four types that models take.
    static Optional<Part.Image> read(String text) {
        var base64 = payload(text);
        if (base64.length() < HEAD_CHARS || !isBase64(base64)) return Optional.empty();
        var head = Base64.getDecoder().decode(base64.substring(0, HEAD_CHARS));
        return mediaType(head).map(type -> new Part.Image(type, base64));
    }

    private static String payload(String text) {
        var comma = text.regionMatches(true, 0, "data:", 0, 5) ? text.indexOf(',') : -1;
        // Some encoders wrap their lines (RFC 2045, 6.8).
        var base64 = text.substring(comma + 1).replace("\r", "").replace("\n", "").strip();
        return switch (base64.length() % GROUP) {
            case 2 -> base64 + "==";
            case 3 -> base64 + "=";
            default -> base64;
        };
    }

    private static boolean isBase64(String text) {
        if (text.length() % GROUP != 0) return false;
        var end = text.length();
        while (end > text.length() - 2 && text.charAt(end - 1) == '=') end--;
        for (var i = 0; i < end; i++) {
            if (!isDigit(text.charAt(i))) return false;
        }
        return true;
    }

    private static boolean isDigit(char c) {
        return (c >= 'A' && c <= 'Z')
                || (c >= 'a' && c <= 'z')
                || (c >= '0' && c <= '9')
                || c == '+'
                || c == '/';
    }

    private static Optional<String> mediaType(byte[] head) {
        if (startsWith(head, PNG)) return Optional.of("image/png");
        if (startsWith(head, JPEG)) return Optional.of("image/jpeg");
        var ascii = new String(head, StandardCharsets.ISO_8859_1);
        if (ascii.startsWith("GIF87a") || ascii.startsWith("GIF89a")) {
            return Optional.of("image/gif");
        }
        // RIFF, four bytes of length, WEBP.
        if (ascii.startsWith("RIFF") && ascii.startsWith("WEBP", 8)) {
            return Optional.of("image/webp");
        }
        return Optional.empty();
    }

    private static boolean startsWith(byte[] bytes, byte[] prefix) {
        return Arrays.mismatch(bytes, 0, prefix.length, prefix, 0, prefix.length) < 0;
    }
}
