package dev.backendrig.model.offline;

import java.util.Locale;
import java.util.regex.Pattern;

/// Tells the sentences of a page from the rest of it: navigation, labels, code, noise.
final class SentenceFilter {
    private static final int MIN_WORDS = 5;
    private static final int MAX_WORDS = 70;
    private static final int MIN_CHARS = 25;
    private static final int MAX_CHARS = 600;
    private static final int MIN_WORDS_WITHOUT_END = 9;
    private static final double MIN_LETTERS = 0.65;

    private static final Pattern SPACE = Pattern.compile("\\s+");
    private static final Pattern CRUMBS = Pattern.compile("\\s[|›»>·•/→]\\s");
    private static final Pattern MARKUP = Pattern.compile("]\\(|</?[A-Za-z]|[{}]|https?://\\S{80}");
    private static final Pattern ENDED =
            Pattern.compile(".*[.!?…。！？][\"'”’»)\\]]*", Pattern.DOTALL);

    /// Words that base panels take for a failure and replace the whole answer for.
    private static final Pattern FORBIDDEN =
            Pattern.compile("\\bempty\\b|no message|completionerror", Pattern.CASE_INSENSITIVE);

    private SentenceFilter() {}

    static boolean isWorthPicking(String sentence) {
        if (sentence.length() < MIN_CHARS || sentence.length() > MAX_CHARS) return false;
        if (isCrumbs(sentence) || MARKUP.matcher(sentence).find()) return false;
        if (hasForbiddenWord(sentence) || letters(sentence) < MIN_LETTERS) return false;
        if (!spacesWords(sentence)) return true;
        var words = SPACE.split(sentence, -1).length;
        var ended = ENDED.matcher(sentence).matches();
        return words >= (ended ? MIN_WORDS : MIN_WORDS_WITHOUT_END) && words <= MAX_WORDS;
    }

    static boolean hasForbiddenWord(String text) {
        return FORBIDDEN.matcher(text.toLowerCase(Locale.ROOT)).find();
    }

    /// Two separators make a row of links.
    private static boolean isCrumbs(String sentence) {
        return CRUMBS.matcher(sentence).results().limit(2).count() == 2;
    }

    private static double letters(String sentence) {
        var letters = sentence.codePoints().filter(Character::isLetter).count();
        var visible = sentence.codePoints().filter(c -> !Character.isWhitespace(c)).count();
        return visible == 0 ? 0 : (double) letters / visible;
    }

    /// Chinese, Japanese, Thai and others write without spaces: words cannot be counted.
    private static boolean spacesWords(String sentence) {
        var ideographs =
                sentence.codePoints()
                        .filter(c -> Character.isIdeographic(c) || isSpaceless(c))
                        .count();
        return ideographs * 2 < sentence.length();
    }

    private static boolean isSpaceless(int codePoint) {
        var script = Character.UnicodeScript.of(codePoint);
        return script == Character.UnicodeScript.HIRAGANA
                || script == Character.UnicodeScript.KATAKANA
                || script == Character.UnicodeScript.THAI;
    }
}
