package dev.backendrig.message;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/// The picture formats that models take, and the bytes they start with (WHATWG MIME Sniffing, 6.1).
enum ImageType {
    PNG("image/png", "89504e470d0a1a0a"),
    JPEG("image/jpeg", "ffd8ff"),
    GIF_87("image/gif", "474946383761"),
    GIF_89("image/gif", "474946383961"),
    /// `RIFF`, four bytes of length, `WEBP` (RFC 9649, 2.4).
    WEBP("image/webp", "52494646........57454250");

    /// So many bytes tell every type.
    static final int BYTES_NEEDED = 12;

    private final String mediaType;
    private final String pattern;

    ImageType(String mediaType, String pattern) {
        this.mediaType = mediaType;
        this.pattern = pattern;
    }

    String mediaType() {
        return mediaType;
    }

    static Optional<ImageType> of(byte[] start) {
        var hex = HexFormat.of().formatHex(start);
        return Arrays.stream(values()).filter(type -> type.begins(hex)).findFirst();
    }

    /// Whether the hexadecimal digits begin like this type; a dot stands for any.
    private boolean begins(String hex) {
        if (hex.length() < pattern.length()) return false;
        for (var i = 0; i < pattern.length(); i++) {
            var wanted = pattern.charAt(i);
            if (wanted != '.' && wanted != hex.charAt(i)) return false;
        }
        return true;
    }
}
