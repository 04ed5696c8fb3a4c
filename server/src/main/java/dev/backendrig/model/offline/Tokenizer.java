package dev.backendrig.model.offline;

import dev.backendrig.model.offline.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Cuts a prompt into words, quotations and marks. Used by one thread, once.
///
/// Marks inside an address (`example.com/a;b=1,2`, `localhost:3000`) stay part of its word, an
/// apostrophe inside a word does not open a quotation, and a quote that never closes is just a
/// character.
final class Tokenizer {
    /// A longer quotation is not looked for, so that unclosed quotes cost little.
    private static final int MAX_QUOTE = 4_000;

    private static final String MARKS = ",;:=.!?";
    private static final String OPENING = "\"'`“„”‘’‚«»‹›";

    private final String source;
    private final List<Token> tokens = new ArrayList<>();
    private int at;

    private Tokenizer(String source) {
        this.source = source;
    }

    static Phrase read(String prompt) {
        return new Tokenizer(prompt).read();
    }

    private Phrase read() {
        while (at < source.length()) {
            var c = source.charAt(at);
            if (c == '\n' || c == '\r') mark("\n");
            else if (isSpace(c)) at++;
            else if (!quotation(c)) wordOrMark(c);
        }
        return new Phrase(source, List.copyOf(tokens));
    }

    private void mark(String key) {
        tokens.add(new Token(Kind.MARK, key, key, at, at + 1));
        at++;
    }

    private boolean quotation(char open) {
        if (OPENING.indexOf(open) < 0) return false;
        var end = closing(open, at + 1);
        if (end < 0) return false;
        tokens.add(new Token(Kind.QUOTE, "", source.substring(at + 1, end).strip(), at, end + 1));
        at = end + 1;
        return true;
    }

    private int closing(char open, int from) {
        var close = closers(open);
        var limit = Math.min(source.length(), from + MAX_QUOTE);
        for (var i = from; i < limit; i++) {
            if (close.indexOf(source.charAt(i)) >= 0 && closesHere(i)) return i;
        }
        return -1;
    }

    private static String closers(char open) {
        return switch (open) {
            case '"', '“', '”', '„' -> "\"”“";
            case '«', '»' -> "»«";
            case '‹', '›' -> "›‹";
            case '`' -> "`'";
            default -> "'’‘";
        };
    }

    /// A closing quote is followed by no letter: the apostrophe in `don't` is none.
    private boolean closesHere(int index) {
        var next = index + 1;
        return next >= source.length() || !Character.isLetterOrDigit(source.charAt(next));
    }

    private void wordOrMark(char first) {
        if (MARKS.indexOf(first) >= 0) {
            mark(String.valueOf(first));
            return;
        }
        var end = wordEnd();
        var word = source.substring(at, end);
        tokens.add(new Token(Kind.WORD, key(word), word, at, end));
        at = end;
    }

    private int wordEnd() {
        var end = at;
        var inPath = false;
        while (end < source.length() && !isSpace(source.charAt(end))) {
            var c = source.charAt(end);
            if (c == '/') inPath = true;
            // A comma, semicolon or equals sign belongs to a word only in an address' path.
            if (!inPath && ",;=".indexOf(c) >= 0) break;
            end++;
        }
        while (end > at + 1 && MARKS.indexOf(source.charAt(end - 1)) >= 0) end--;
        return end;
    }

    private static String key(String word) {
        return word.toLowerCase(Locale.ROOT).replace('’', '\'');
    }

    private static boolean isSpace(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }
}
