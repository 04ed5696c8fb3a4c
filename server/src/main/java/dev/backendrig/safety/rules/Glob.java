package dev.backendrig.safety.rules;

import java.text.Normalizer;
import java.util.Locale;

/// A pattern in which `*` stands for any text and `?` for any one character; upper and lower case are
/// the same. Immutable and thread-safe. Matching is linear in the text for each `*`.
///
/// @param pattern at most [#MAX_CHARS] long
record Glob(String pattern) {
    static final int MAX_CHARS = 200;

    Glob {
        if (pattern.isBlank() || pattern.length() > MAX_CHARS) {
            throw new IllegalArgumentException(
                    "a pattern must have 1 to " + MAX_CHARS + " characters");
        }
        pattern = plain(pattern);
    }

    boolean matches(String text) {
        var given = plain(text);
        var at = 0;
        var place = 0;
        var star = -1;
        var starPlace = 0;
        while (place < given.length()) {
            if (at < pattern.length() && pattern.charAt(at) == '*') {
                star = at++;
                starPlace = place;
            } else if (at < pattern.length() && isAt(given, place, at)) {
                at++;
                place++;
            } else if (star >= 0) {
                // The last star takes one character more.
                at = star + 1;
                place = ++starPlace;
            } else {
                return false;
            }
        }
        while (at < pattern.length() && pattern.charAt(at) == '*') at++;
        return at == pattern.length();
    }

    private boolean isAt(String given, int place, int at) {
        return pattern.charAt(at) == '?' || pattern.charAt(at) == given.charAt(place);
    }

    /// A name may be written with other spaces or in another normal form than in the file.
    private static String plain(String text) {
        var one = Normalizer.normalize(text, Normalizer.Form.NFKC).replaceAll("[\\s\\p{Cf}]+", " ");
        return one.strip().toLowerCase(Locale.ROOT);
    }
}
