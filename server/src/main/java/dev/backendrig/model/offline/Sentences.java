package dev.backendrig.model.offline;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Cuts the text of a page into sentences, in time linear in its length. Immutable.
///
/// A line break ends a sentence, unless the next line goes on in lower case after a line that was
/// not ended. A full stop does not end one after an abbreviation (`Dr.`, `Jl.`, `e.g.`), an initial,
/// or inside a number or an address.
final class Sentences {
    private static final String ENDS = ".!?…";
    private static final String WIDE_ENDS = "。！？";
    private static final String CLOSING = "\"'”’»)]";
    private static final int LONGEST_ABBREVIATION = 12;
    private static final int LOOK_AHEAD = 8;

    private final Set<String> abbreviations = WordList.load("abbreviations.txt");

    List<String> in(String text) {
        var sentences = new ArrayList<String>();
        var paragraph = new StringBuilder();
        text.lines().map(String::strip).forEach(line -> take(line, paragraph, sentences));
        split(paragraph, sentences);
        return sentences;
    }

    private void take(String line, StringBuilder paragraph, List<String> sentences) {
        if (!goesOn(paragraph, line)) {
            split(paragraph, sentences);
            paragraph.setLength(0);
        } else if (!paragraph.isEmpty()) {
            paragraph.append(' ');
        }
        paragraph.append(line);
    }

    private static boolean goesOn(StringBuilder paragraph, String line) {
        if (paragraph.isEmpty()) return true;
        if (line.isEmpty() || !Character.isLowerCase(line.codePointAt(0))) return false;
        return !isEnd(paragraph.charAt(paragraph.length() - 1));
    }

    private void split(CharSequence paragraph, List<String> sentences) {
        var start = 0;
        var at = 0;
        while (at < paragraph.length()) {
            var end = isEnd(paragraph.charAt(at)) ? endAfter(paragraph, start, at) : -1;
            at = Math.max(at + 1, end);
            if (end < 0) continue;
            add(paragraph, start, end, sentences);
            start = end;
        }
        add(paragraph, start, paragraph.length(), sentences);
    }

    private static void add(CharSequence text, int from, int to, List<String> sentences) {
        var sentence = text.subSequence(from, to).toString().strip();
        if (!sentence.isEmpty()) sentences.add(sentence);
    }

    private static boolean isEnd(char c) {
        return ENDS.indexOf(c) >= 0 || WIDE_ENDS.indexOf(c) >= 0;
    }

    /// Where the sentence with the end mark at this place ends; -1 where the mark ends none.
    private int endAfter(CharSequence text, int start, int mark) {
        var end = afterMarks(text, mark + 1);
        if (end == text.length() || WIDE_ENDS.indexOf(text.charAt(mark)) >= 0) return end;
        if (!Character.isWhitespace(text.charAt(end))) return -1;
        var next = nextLetterOrDigit(text, end);
        if (Character.isLowerCase(next)) return -1;
        var isStop = text.charAt(mark) == '.';
        return isStop && isAbbreviation(text, start, mark, Character.isDigit(next)) ? -1 : end;
    }

    private static int afterMarks(CharSequence text, int from) {
        var end = from;
        while (end < text.length() && (isEnd(text.charAt(end)) || isClosing(text.charAt(end)))) {
            end++;
        }
        return end;
    }

    /// A blank where none is near.
    private static char nextLetterOrDigit(CharSequence text, int from) {
        for (var at = from; at < Math.min(text.length(), from + LOOK_AHEAD); at++) {
            if (Character.isLetterOrDigit(text.charAt(at))) return text.charAt(at);
        }
        return ' ';
    }

    private static boolean isClosing(char c) {
        return CLOSING.indexOf(c) >= 0;
    }

    private boolean isAbbreviation(CharSequence text, int start, int stop, boolean digitFollows) {
        var from = stop;
        var least = Math.max(start, stop - LONGEST_ABBREVIATION);
        while (from > least && isPartOfAbbreviation(text.charAt(from - 1))) from--;
        var word = text.subSequence(from, stop).toString();
        if (word.length() == 1) return Character.isUpperCase(word.charAt(0));
        // "No. 5" is one word, "He said no. Then …" is not.
        if (word.equalsIgnoreCase("no")) return digitFollows;
        return isDotted(word) || abbreviations.contains(word.toLowerCase(Locale.ROOT));
    }

    private static boolean isPartOfAbbreviation(char c) {
        return Character.isLetter(c) || c == '.';
    }

    /// `e.g`, `S.Kom`, `U.S`: letters with dots between.
    private static boolean isDotted(String word) {
        return word.length() <= 6 && word.indexOf('.') > 0;
    }
}
