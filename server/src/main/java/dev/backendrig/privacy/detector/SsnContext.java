package dev.backendrig.privacy.detector;

import java.util.List;
import java.util.Locale;

/// Words that say that nine digits are a social security number: near before it, with no other
/// number between, or right after it.
final class SsnContext {
    private static final int BEFORE = 48;
    private static final int AFTER = 28;
    private static final List<String> WORDS =
            List.of(
                    "ssn",
                    "social security",
                    "social-security",
                    "social_security",
                    "soc sec",
                    "soc. sec",
                    "jaminan sosial");

    private SsnContext() {}

    static boolean isAround(String text, int start, int end) {
        var before = text.substring(Math.max(0, start - BEFORE), start);
        var after = text.substring(end, Math.min(text.length(), end + AFTER));
        return isIn(afterLastDigit(before)) || isIn(beforeFirstDigit(after));
    }

    private static boolean isIn(String near) {
        var words = near.toLowerCase(Locale.ROOT);
        return WORDS.stream().anyMatch(word -> startsAWord(words, word));
    }

    private static boolean startsAWord(String words, String word) {
        var at = words.indexOf(word);
        return at == 0 || (at > 0 && !Character.isLetter(words.charAt(at - 1)));
    }

    private static String afterLastDigit(String near) {
        var start = near.length();
        while (start > 0 && !Chars.isDigit(near.charAt(start - 1))) start--;
        return near.substring(start);
    }

    private static String beforeFirstDigit(String near) {
        var end = 0;
        while (end < near.length() && !Chars.isDigit(near.charAt(end))) end++;
        return near.substring(0, end);
    }
}
