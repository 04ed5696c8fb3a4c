package dev.backendrig.safety.output;

import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What Markdown makes of characters that are escaped (CommonMark 0.31, 2.4 and 2.5).
final class Markup {
    static final String LESS = "&lt;";

    private static final Pattern ESCAPE =
            Pattern.compile(
                    "\\\\(\\p{Punct})|&(?:#([0-9]{1,7})|#[xX]([0-9a-fA-F]{1,6})|([a-zA-Z0-9]{1,31}));");

    /// Those that addresses are written with.
    private static final Map<String, String> NAMED =
            Map.ofEntries(
                    Map.entry("amp", "&"),
                    Map.entry("AMP", "&"),
                    Map.entry("apos", "'"),
                    Map.entry("ast", "*"),
                    Map.entry("bsol", "\\"),
                    Map.entry("colon", ":"),
                    Map.entry("comma", ","),
                    Map.entry("commat", "@"),
                    Map.entry("dollar", "$"),
                    Map.entry("equals", "="),
                    Map.entry("excl", "!"),
                    Map.entry("gt", ">"),
                    Map.entry("lbrack", "["),
                    Map.entry("lowbar", "_"),
                    Map.entry("lpar", "("),
                    Map.entry("lt", "<"),
                    Map.entry("NewLine", "\n"),
                    Map.entry("num", "#"),
                    Map.entry("percnt", "%"),
                    Map.entry("period", "."),
                    Map.entry("plus", "+"),
                    Map.entry("quest", "?"),
                    Map.entry("quot", "\""),
                    Map.entry("rbrack", "]"),
                    Map.entry("rpar", ")"),
                    Map.entry("semi", ";"),
                    Map.entry("sol", "/"),
                    Map.entry("Tab", "\t"),
                    Map.entry("vert", "|"));

    private Markup() {}

    /// The text as it is shown. An entity that is not known here stays.
    static String decoded(String text) {
        if (text.indexOf('\\') < 0 && text.indexOf('&') < 0) return text;
        return ESCAPE.matcher(text).replaceAll(found -> Matcher.quoteReplacement(decoded(found)));
    }

    private static String decoded(MatchResult found) {
        if (found.group(1) != null) return found.group(1);
        if (found.group(2) != null) return codePoint(Integer.parseInt(found.group(2)));
        if (found.group(3) != null) return codePoint(Integer.parseInt(found.group(3), 16));
        return NAMED.getOrDefault(found.group(4), found.group());
    }

    private static String codePoint(int codePoint) {
        return codePoint == 0 || !Character.isValidCodePoint(codePoint)
                ? "\ufffd"
                : Character.toString(codePoint);
    }

    /// Whether the text, decoded, still has an entity in it that a browser may know.
    static boolean hasUnknown(String decoded) {
        var matcher = ESCAPE.matcher(decoded);
        while (matcher.find()) {
            if (matcher.group(4) != null) return true;
        }
        return false;
    }

    static boolean isSpace(char c) {
        return c == ' ' || c == '\t' || isLineEnd(c) || c == '\f' || c == '\u000b';
    }

    static boolean isLineEnd(char c) {
        return c == '\n' || c == '\r';
    }

    static boolean isPunctuation(char c) {
        return (c >= '!' && c <= '/')
                || (c >= ':' && c <= '@')
                || (c >= '[' && c <= '`')
                || (c >= '{' && c <= '~');
    }

    static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    static boolean isAlphanumeric(char c) {
        return isLetter(c) || (c >= '0' && c <= '9');
    }

    /// Whether two line ends with white space alone between them are in the text.
    static boolean hasBlankLine(CharSequence text) {
        var ends = 0;
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            var isSecondHalf = c == '\n' && i > 0 && text.charAt(i - 1) == '\r';
            if (isLineEnd(c) && !isSecondHalf) ends++;
            else if (!isSpace(c)) ends = 0;
            if (ends == 2) return true;
        }
        return false;
    }
}
