package dev.backendrig.privacy.detector;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/// Bitcoin's Base58Check: Base58 over a payload and the first four bytes of its double SHA-256
/// (en.bitcoin.it/wiki/Base58Check_encoding).
final class Base58Check {
    private static final String ALPHABET =
            "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
    private static final byte[] VALUES = values();
    private static final int CHECKSUM = 4;

    private Base58Check() {}

    /// The payload, version bytes included and checksum gone; empty if text is no Base58 or the
    /// checksum is wrong. Takes time quadratic in the length: for short texts only.
    static byte[] payload(String text) {
        var bytes = decoded(text);
        if (bytes.length <= CHECKSUM) return new byte[0];
        var payload = Arrays.copyOf(bytes, bytes.length - CHECKSUM);
        var digest = sha256(sha256(payload));
        return Arrays.equals(digest, 0, CHECKSUM, bytes, payload.length, bytes.length)
                ? payload
                : new byte[0];
    }

    private static byte[] decoded(String text) {
        var bytes = new byte[text.length()];
        var used = 0;
        for (var i = 0; i < text.length(); i++) {
            var carry = value(text.charAt(i));
            if (carry < 0) return new byte[0];
            for (var j = 0; j < used || carry > 0; j++) {
                carry += 58 * (bytes[bytes.length - 1 - j] & 0xff);
                bytes[bytes.length - 1 - j] = (byte) carry;
                carry >>= 8;
                used = Math.max(used, j + 1);
            }
        }
        var zeros = 0;
        while (zeros < text.length() && text.charAt(zeros) == '1') zeros++;
        return Arrays.copyOfRange(bytes, Math.max(0, bytes.length - used - zeros), bytes.length);
    }

    private static int value(char c) {
        return c < VALUES.length ? VALUES[c] : -1;
    }

    private static byte[] values() {
        var values = new byte[128];
        Arrays.fill(values, (byte) -1);
        for (var i = 0; i < ALPHABET.length(); i++) values[ALPHABET.charAt(i)] = (byte) i;
        return values;
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
