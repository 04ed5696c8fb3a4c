package dev.backendrig.browser.session;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.regex.Pattern;

/// Ids that cannot be guessed: 128 random bits as 32 hexadecimal digits. Thread-safe.
public final class RandomIds {
    private static final int BYTES = 16;
    private static final Pattern FORM = Pattern.compile("[0-9a-f]{32}");

    private final SecureRandom random = new SecureRandom();

    public String next() {
        var bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /// Whether the text has the form of an id of ours.
    public static boolean isWellFormed(String text) {
        return FORM.matcher(text).matches();
    }
}
