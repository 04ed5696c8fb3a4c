package dev.backendrig.agent;

import java.util.regex.Pattern;

/// Text of a page or a model inside a sentence of ours: it must not look like anything but text to a
/// client that renders Markdown, nor hide anything from the person who reads it.
final class ForeignText {
    private static final int MAX_CHARS = 2_000;

    /// Controls, what is not seen, and what turns the direction of writing.
    private static final Pattern INVISIBLE =
            Pattern.compile(
                    "[\\p{Cc}\\p{Cf}\\p{Co}\\p{Cn}\\x{FE00}-\\x{FE0F}\\x{E0100}-\\x{E01EF}]");

    private static final Pattern SPACE = Pattern.compile("[\\s\\p{Z}]+");

    /// Base panels replace texts that have these words by texts of their own.
    private static final Pattern REPLACED =
            Pattern.compile("(?i)(emp)(ty)|(no) (message)|(completion)(error)");

    private ForeignText() {}

    /// In one line, without a meaning in Markdown.
    static String line(String text) {
        var plain = plain(text);
        return plain.replace('[', '(')
                .replace(']', ')')
                .replace('<', '‹')
                .replace('>', '›')
                .replace('`', '’');
    }

    /// In one line, as code: nothing in it is rendered.
    static String quoted(String text) {
        var plain = plain(text).replace('`', '’');
        // Code needs at least a character.
        return plain.isEmpty() ? "` `" : "`" + plain + "`";
    }

    private static String plain(String text) {
        var spaced = SPACE.matcher(text).replaceAll(" ");
        var visible = INVISIBLE.matcher(spaced).replaceAll("").strip();
        var known =
                REPLACED.matcher(visible)
                        .replaceAll(it -> {
                            var first = it.group(1) != null ? 1 : it.group(3) != null ? 3 : 5;
                            return it.group(first) + "-" + it.group(first + 1);
                        });
        if (known.length() <= MAX_CHARS) return known;
        var end = MAX_CHARS - (Character.isHighSurrogate(known.charAt(MAX_CHARS - 1)) ? 1 : 0);
        return known.substring(0, end) + "… (" + known.length() + ")";
    }
}
