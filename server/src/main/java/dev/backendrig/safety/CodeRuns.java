package dev.backendrig.safety;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The places of a text that can be a code, in three views of it: codes contain characters that also
/// stand between the parts of an address.
final class CodeRuns {
    /// The shortest that can hold a value: four digits in Base64.
    private static final int SHORTEST = 6;

    private static final Pattern ENCODED = Pattern.compile("[A-Za-z0-9+/_-]{6,}");
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9]{6,}");
    private static final Pattern DIGITS = Pattern.compile("\\d(?:[^\\w/?&=#;]?+\\d|_\\d){3,}+");
    private static final Pattern BETWEEN_FIELDS = Pattern.compile("[/?&=#;]+");
    private static final Pattern NOT_CODE = Pattern.compile("(?i)(?<![0-9a-z])0x|\\\\x|[^a-z0-9]+");

    private CodeRuns() {}

    /// CodeRuns of the characters of both Base64 alphabets.
    static List<String> encoded(String text) {
        return ENCODED.matcher(text).results().map(result -> result.group()).toList();
    }

    /// CodeRuns of letters and digits.
    static List<String> plain(String text) {
        return PLAIN.matcher(text).results().map(result -> result.group()).toList();
    }

    /// Segments, names and values without what is no letter or digit, and all of them in one.
    static List<String> fields(String text) {
        var parts = BETWEEN_FIELDS.splitAsStream(text).map(CodeRuns::bare);
        return Stream.concat(parts, Stream.of(bare(text)))
                .filter(part -> part.length() >= SHORTEST)
                .distinct()
                .toList();
    }

    /// Digits in a row, without the single characters that stand between them.
    static List<String> digits(String text) {
        return DIGITS.matcher(text)
                .results()
                .map(result -> NOT_CODE.matcher(result.group()).replaceAll(""))
                .toList();
    }

    private static String bare(String text) {
        return NOT_CODE.matcher(text).replaceAll("");
    }
}
