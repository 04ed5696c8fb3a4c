package dev.backendrig.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Whether a request shows the access token. Immutable.
final class TokenRule {
    private static final Pattern BEARER =
            Pattern.compile("bearer +(\\S+) *", Pattern.CASE_INSENSITIVE);
    private static final String QUERY_NAME = "token=";
    private static final int MAX_PAIRS = 100;

    private final byte @Nullable [] wanted;

    /// @param token empty: none is asked for
    TokenRule(Optional<String> token) {
        this.wanted = token.map(TokenRule::hash).orElse(null);
    }

    /// @param authorization the `Authorization` header, null where there is none
    /// @param query the query, null where it may not carry a token
    boolean allows(@Nullable String authorization, @Nullable String query) {
        if (wanted == null) return true;
        var shown = authorization == null ? fromQuery(query) : fromHeader(authorization);
        // Hashes have one length, so the time tells nothing, not even how long the token is.
        return shown != null && MessageDigest.isEqual(wanted, hash(shown));
    }

    private static @Nullable String fromHeader(String authorization) {
        var bearer = BEARER.matcher(authorization);
        return bearer.matches() ? bearer.group(1) : null;
    }

    private static @Nullable String fromQuery(@Nullable String query) {
        if (query == null) return null;
        for (var pair : query.split("&", MAX_PAIRS)) {
            if (pair.startsWith(QUERY_NAME)) return decode(pair.substring(QUERY_NAME.length()));
        }
        return null;
    }

    private static @Nullable String decode(String value) {
        try {
            return URLDecoder.decode(value, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static byte[] hash(String text) {
        try {
            var sha256 = MessageDigest.getInstance("SHA-256");
            return sha256.digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
