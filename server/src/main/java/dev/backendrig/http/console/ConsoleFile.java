package dev.backendrig.http.console;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// A file of the console. Immutable.
public final class ConsoleFile {
    private static final int TAG_BYTES = 16;

    private final byte[] bytes;
    private final String mediaType;
    private final String tag;

    ConsoleFile(byte[] bytes, String mediaType) {
        this.bytes = bytes;
        this.mediaType = mediaType;
        this.tag = "\"" + hash(bytes) + "\"";
    }

    private static String hash(byte[] bytes) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(bytes);
            return HexFormat.of().formatHex(digest, 0, TAG_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /// The content; not to be changed.
    public byte[] bytes() {
        return bytes;
    }

    public String mediaType() {
        return mediaType;
    }

    /// Its entity tag, quotes included: another content has another one (RFC 9110, 8.8.3).
    public String tag() {
        return tag;
    }
}
