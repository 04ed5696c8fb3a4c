package dev.backendrig.browser.session;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/// The tokens by which a browser gets its session back: the session's id with a code over it and the
/// origin that it was given to (HMAC-SHA-256, RFC 2104). Nothing is stored, so with the same key
/// they hold over a restart of the server. Thread-safe.
public final class ResumeTokens {
    /// How long a key is.
    public static final int KEY_BYTES = 32;

    private static final String ALGORITHM = "HmacSHA256";
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final SecretKeySpec key;

    /// @param key at least [#KEY_BYTES] random bytes
    public ResumeTokens(byte[] key) {
        if (key.length < KEY_BYTES) {
            throw new IllegalArgumentException("key must have 32 bytes: " + key.length);
        }
        this.key = new SecretKeySpec(key, ALGORITHM);
    }

    /// Tokens that hold only as long as this process runs.
    public static ResumeTokens ofThisProcess() {
        var key = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(key);
        return new ResumeTokens(key);
    }

    /// The token of a session.
    ///
    /// @param origin of the socket's request, null where it had none
    String of(String sessionId, @Nullable String origin) {
        return sessionId + "." + BASE64.encodeToString(code(sessionId, origin));
    }

    /// The session that the token was given for; empty where it was not, or to another origin.
    Optional<String> sessionId(String token, @Nullable String origin) {
        var dot = token.indexOf('.');
        if (dot < 0) return Optional.empty();
        var sessionId = token.substring(0, dot);
        if (!RandomIds.isWellFormed(sessionId)) return Optional.empty();
        return isSame(token, of(sessionId, origin)) ? Optional.of(sessionId) : Optional.empty();
    }

    /// In a time that does not tell how much of them is the same.
    private static boolean isSame(String given, String right) {
        return MessageDigest.isEqual(
                given.getBytes(StandardCharsets.UTF_8), right.getBytes(StandardCharsets.UTF_8));
    }

    private byte[] code(String sessionId, @Nullable String origin) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            // No origin is another one than an origin that reads like nothing.
            var text = origin == null ? sessionId : sessionId + "\n" + origin;
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }
}
