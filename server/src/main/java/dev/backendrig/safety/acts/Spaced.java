package dev.backendrig.safety.acts;

import java.util.regex.Pattern;

/// Names with a space between all of their words: `delete-account`, `deleteAccount` and
/// `d e l e t e` say what `delete account` says. Linear in the name.
final class Spaced {
    private static final Pattern HYPHEN = Pattern.compile("(?<=\\p{L})[-\u2010\u2011_](?=\\p{L})");

    /// As programs write it; `PayPal` is a name.
    private static final Pattern IDENTIFIER = Pattern.compile("\\p{Ll}+(?:\\p{Lu}\\p{Ll}+)+");

    private static final Pattern HUMP = Pattern.compile("(?<=\\p{Ll})(?=\\p{Lu})");
    private static final Pattern LETTER_BY_LETTER =
            Pattern.compile("(?<![\\p{L}\\p{N}])\\p{L}(?:[ .\u00a0]\\p{L}){3,}(?![\\p{L}\\p{N}])");
    private static final Pattern BETWEEN = Pattern.compile("[ .\u00a0]");

    private Spaced() {}

    static String of(String name) {
        var words = HYPHEN.matcher(name).replaceAll(" ");
        if (IDENTIFIER.matcher(words.strip()).matches()) {
            words = HUMP.matcher(words).replaceAll(" ");
        }
        return LETTER_BY_LETTER
                .matcher(words)
                .replaceAll(found -> BETWEEN.matcher(found.group()).replaceAll(""));
    }
}
