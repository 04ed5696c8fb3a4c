package dev.backendrig.privacy.detector;

import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;

/// Passwords in addresses, `postgres://app:password@host`: what stands between the first `:` and the
/// last `@` of the authority (RFC 3986, 3.2.1). The password alone is the finding.
///
/// A mark of where a password goes is none: `${DB_PASSWORD}`, `<password>`, `***`, `password`.
final class UrlPasswords implements SecretForm {
    private static final int LONGEST_AUTHORITY = 256;
    private static final int SHORTEST = 4;
    private static final int LEAST_DIFFERENT = 3;
    private static final Set<String> STAND_INS =
            Set.of(
                    "password",
                    "passwd",
                    "pass",
                    "secret",
                    "token",
                    "sandi",
                    "katasandi",
                    "your_password");

    @Override
    public void find(String text, Consumer<Finding> found) {
        var slashes = text.indexOf("://");
        while (slashes >= 0) {
            var start = slashes + 3;
            var at = lastAt(text, start);
            var colon = at < 0 ? -1 : text.indexOf(":", start, at);
            if (colon >= 0
                    && Ascii.alphanumericAt(text, slashes - 1)
                    && isReal(text, colon + 1, at)) {
                found.accept(SecretForm.secret(colon + 1, at));
            }
            slashes = text.indexOf("://", start);
        }
    }

    private static int lastAt(String text, int start) {
        var limit = Math.min(text.length(), start + LONGEST_AUTHORITY);
        var last = -1;
        for (var at = start; at < limit; at++) {
            var c = text.charAt(at);
            if (c <= ' ' || "/?#\"'`<>".indexOf(c) >= 0) break;
            if (c == '@') last = at;
        }
        return last;
    }

    private static boolean isReal(String text, int start, int end) {
        if (end - start < SHORTEST || "${[%(*".indexOf(text.charAt(start)) >= 0) return false;
        var seen = new Distinct();
        for (var at = start; at < end; at++) seen.add(text.charAt(at));
        return seen.count() >= LEAST_DIFFERENT
                && !STAND_INS.contains(text.substring(start, end).toLowerCase(Locale.ROOT));
    }
}
