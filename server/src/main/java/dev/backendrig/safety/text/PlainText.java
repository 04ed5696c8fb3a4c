package dev.backendrig.safety.text;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Text as a model may read it. Only for looking at. Each page goes through here, so it is walked
/// through by hand: patterns with classes of Unicode take five times as long.
final class PlainText {
    private static final String PUNCTUATION = ".!?;:\n";

    private static final int OF_WORDS =
            types(
                    Character.UPPERCASE_LETTER,
                    Character.LOWERCASE_LETTER,
                    Character.TITLECASE_LETTER,
                    Character.MODIFIER_LETTER,
                    Character.OTHER_LETTER,
                    Character.NON_SPACING_MARK,
                    Character.ENCLOSING_MARK,
                    Character.COMBINING_SPACING_MARK,
                    Character.DECIMAL_DIGIT_NUMBER,
                    Character.LETTER_NUMBER,
                    Character.OTHER_NUMBER);

    private static final int OF_SPACE =
            types(
                    Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR);

    private PlainText() {}

    /// In lower case, without what is invisible, letters of other forms as the common ones, and one
    /// space or line break in place of several.
    static String of(String text) {
        var visible = new StringBuilder(text.length());
        text.codePoints()
                .filter(codePoint -> isPlain(codePoint) || InvisibleKind.of(codePoint).isEmpty())
                .forEach(visible::appendCodePoint);
        return withoutRunsOfSpace(
                Normalizer.normalize(visible, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT));
    }

    private static boolean isPlain(int codePoint) {
        return codePoint >= ' ' && codePoint < 0x7f;
    }

    private static String withoutRunsOfSpace(String text) {
        var out = new StringBuilder(text.length());
        var inSpace = false;
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            var isSpace = isSpace(c);
            if (!isSpace) out.append(c);
            else if (!inSpace) out.append(c == '\n' ? '\n' : ' ');
            else if (c == '\n') out.setCharAt(out.length() - 1, '\n');
            inSpace = isSpace;
        }
        return out.toString();
    }

    private static boolean isSpace(char c) {
        if (c < 0x80) return c == ' ' || (c >= '\t' && c <= '\r');
        return isOf(OF_SPACE, c);
    }

    /// The words of a plain text, and the marks that end a sentence or a line; an apostrophe is no
    /// part of a word and divides none.
    static List<String> words(String plain) {
        var words = new ArrayList<String>();
        var word = new StringBuilder();
        plain.codePoints()
                .filter(codePoint -> codePoint != '\'' && codePoint != '\u2019')
                .forEach(codePoint -> {
                    if (isOfWord(codePoint)) {
                        word.appendCodePoint(codePoint);
                        return;
                    }
                    end(word, words);
                    if (PUNCTUATION.indexOf(codePoint) >= 0)
                        words.add(Character.toString(codePoint));
                });
        end(word, words);
        return words;
    }

    private static void end(StringBuilder word, List<String> words) {
        if (!word.isEmpty()) words.add(word.toString());
        word.setLength(0);
    }

    private static boolean isOfWord(int codePoint) {
        if (codePoint >= 0x80) return isOf(OF_WORDS, codePoint);
        return (codePoint >= 'a' && codePoint <= 'z')
                || (codePoint >= '0' && codePoint <= '9')
                || (codePoint >= 'A' && codePoint <= 'Z');
    }

    private static boolean isOf(int types, int codePoint) {
        return (types >> Character.getType(codePoint) & 1) == 1;
    }

    private static int types(byte... types) {
        var all = 0;
        for (var type : types) all |= 1 << type;
        return all;
    }
}
