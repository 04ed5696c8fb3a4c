package dev.backendrig.http;

import dev.backendrig.message.Part;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/// Reads the picture of a request: a data URL or bare base64. The picture itself is never decoded;
/// its type is what its first bytes say, whatever the data URL claims.
final class ImageField {
    private static final Pattern DATA_URL =
            Pattern.compile("data:[^,]{0,200};base64,", Pattern.CASE_INSENSITIVE);
    private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/]*+={0,2}+");
    private static final int HEAD_CHARS = 24;
    private static final int GROUP = 4;

    private ImageField() {}

    /// The picture, empty where the text is none.
    static Optional<Part.Image> read(String text) {
        var trimmed = text.strip();
        var prefix = DATA_URL.matcher(trimmed);
        var base64 = prefix.lookingAt() ? trimmed.substring(prefix.end()) : trimmed;
        var whole = padded(base64.replaceAll("[\\r\\n\\t ]", ""));
        if (whole.isEmpty() || !BASE64.matcher(whole).matches()) return Optional.empty();
        if (whole.length() % GROUP != 0) return Optional.empty();
        return mediaType(head(whole)).map(type -> new Part.Image(type, whole));
    }

    private static String padded(String base64) {
        var missing = (GROUP - base64.length() % GROUP) % GROUP;
        return missing > 2 ? base64 : base64 + "=".repeat(missing);
    }

    /// The first bytes, one char each.
    private static String head(String base64) {
        var start = base64.substring(0, Math.min(HEAD_CHARS, base64.length()));
        var bytes = Base64.getDecoder().decode(start);
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private static Optional<String> mediaType(String head) {
        if (head.startsWith("\u0089PNG\r\n\u001a\n")) return Optional.of("image/png");
        if (head.startsWith("\u00ff\u00d8\u00ff")) return Optional.of("image/jpeg");
        if (head.startsWith("GIF87a") || head.startsWith("GIF89a")) return Optional.of("image/gif");
        var webp = head.startsWith("RIFF") && head.startsWith("WEBP", 8);
        return webp ? Optional.of("image/webp") : Optional.empty();
    }
}
