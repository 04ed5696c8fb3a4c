package dev.backendrig.message;

import dev.backendrig.message.ImageReading.Accepted;
import dev.backendrig.message.ImageReading.Fault;
import dev.backendrig.message.ImageReading.Rejected;

/// Reads pictures as clients send them: a data URL (RFC 2397) or bare Base64. What the picture is
/// tell its first bytes alone; a type that the client declares is not believed, and the picture is
/// not decoded.
public final class ImageReader {
    private static final String DATA = "data:";
    private static final String BASE64_MARK = ";base64";

    /// A data URL's head is short; a comma further on belongs to something else.
    private static final int MAX_HEAD = 1024;

    private ImageReader() {}

    /// Reads a picture in time linear in its length.
    ///
    /// Accepted are the standard and the URL-safe alphabet (not mixed), white space, and missing
    /// padding; the bytes stay the same, the Base64 of the result is canonical.
    public static ImageReading read(String text) {
        var data = text.strip();
        if (!data.regionMatches(true, 0, DATA, 0, DATA.length())) return readBase64(data);
        var comma = data.substring(0, Math.min(data.length(), MAX_HEAD)).indexOf(',');
        if (comma < 0 || !isBase64(data.substring(0, comma))) {
            return new Rejected(Fault.NOT_BASE64);
        }
        return readBase64(data.substring(comma + 1));
    }

    /// The mark stands last in the head, after the type and its parameters.
    private static boolean isBase64(String head) {
        var end = head.stripTrailing();
        var from = end.length() - BASE64_MARK.length();
        return end.regionMatches(true, from, BASE64_MARK, 0, BASE64_MARK.length());
    }

    private static ImageReading readBase64(String text) {
        var base64 = Base64Text.canonical(text);
        if (base64.isEmpty()) return new Rejected(Fault.NOT_BASE64);
        var type = ImageType.of(Base64Text.firstBytes(base64.get(), ImageType.BYTES_NEEDED));
        if (type.isEmpty()) return new Rejected(Fault.UNKNOWN_TYPE);
        return new Accepted(new Part.Image(type.get().mediaType(), base64.get()));
    }
}
