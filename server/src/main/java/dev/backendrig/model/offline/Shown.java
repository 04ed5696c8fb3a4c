package dev.backendrig.model.offline;

import java.util.regex.Pattern;

/// Text of a page, made fit to stand in an answer.
final class Shown {
    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\s]+");
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\\p{Cf}&&[^\\n\\t]]+");

    private Shown() {}

    /// In one line, at most so many characters, with no Markdown link or picture in it: a panel
    /// must not load what a page chose.
    static String line(String text, int max) {
        var start = text.length() > 4 * max ? cut(text, 4 * max) : text;
        var line = INVISIBLE.matcher(start).replaceAll(" ").strip();
        return harmless(line.length() > max ? cut(line, max).strip() + "…" : line);
    }

    /// With its line breaks, at most so many characters.
    static String text(String text, int max) {
        var clean = CONTROL.matcher(cut(text, max)).replaceAll("").strip();
        return harmless(clean);
    }

    private static String harmless(String text) {
        return text.replace("](", "] (").replace("![", "! [");
    }

    /// The begin of the text; a pair of surrogates is not torn.
    private static String cut(String text, int max) {
        if (text.length() <= max) return text;
        var end = Character.isHighSurrogate(text.charAt(max - 1)) ? max - 1 : max;
        return text.substring(0, end);
    }
}
