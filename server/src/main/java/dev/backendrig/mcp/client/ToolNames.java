package dev.backendrig.mcp.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Set;

/// Gives tools the names that a model knows them by: `server__tool`, of letters, digits, `_` and `-`,
/// at most 64, no two the same. A name that does not fit gets a hash of what it was, so it stays the
/// same at every start. Used for one offer.
final class ToolNames {
    static final int LONGEST = 64;
    private static final int HASH = 8;

    private final Set<String> taken = new HashSet<>();

    String of(String server, String tool) {
        var plain = plain(server) + "__" + plain(tool);
        // Providers want no digit or hyphen in front.
        var name = Character.isLetter(plain.charAt(0)) ? plain : "_" + plain;
        if (name.length() <= LONGEST && taken.add(name)) return name;
        var hashed =
                name.substring(0, Math.min(name.length(), LONGEST - HASH - 1))
                        + "_"
                        + hash(server + "\0" + tool);
        taken.add(hashed);
        return hashed;
    }

    private static String plain(String text) {
        return text.replaceAll("[^A-Za-z0-9_-]", "_");
    }

    private static String hash(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, HASH);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JVM has SHA-256", e);
        }
    }
}
