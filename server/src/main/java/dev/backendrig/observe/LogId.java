package dev.backendrig.observe;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;

/// What stands in the log in place of an id that gives access, such as a session's: eight hex
/// digits that are the same for the same id until the process ends, so that lines can be joined.
///
/// The hash is salted once a process: from the log alone nobody can test a guessed id. Thread-safe.
public final class LogId {
    private static final int BYTES = 4;
    private static final byte[] SALT = salt();

    private LogId() {}

    public static String of(String secretId) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(SALT);
            var hash = digest.digest(secretId.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static byte[] salt() {
        var salt = new byte[16];
        new SecureRandom().nextBytes(salt);
        return salt;
    }
}
