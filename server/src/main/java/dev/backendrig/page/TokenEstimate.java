package dev.backendrig.page;

/// An estimate of the tokens that a text costs a model (o200k), rather high than low: a budget kept
/// by it is kept in truth.
///
/// The same to the digit as `extension/src/shared/tokens.ts`, which is held against the tokeniser
/// itself; the tests of both read `extension/test/token-estimates.json`.
public final class TokenEstimate {
    private final String text;
    private int at;
    private double tokens;

    private TokenEstimate(String text) {
        this.text = text;
    }

    /// Linear in the text's length.
    public static int of(String text) {
        var estimate = new TokenEstimate(text);
        while (estimate.at < text.length()) estimate.tokens += estimate.run();
        return (int) Math.ceil(estimate.tokens);
    }

    /// What the run that begins here costs; goes to its end.
    private double run() {
        var c = text.charAt(at);
        if (isLetter(c)) return word();
        if (isDigit(c)) return digits();
        if (c == '\n') return newline();
        if (c == ' ') return space();
        return other(c);
    }

    /// Short words are one token; long ones and those of mixed case break up.
    private double word() {
        var start = at;
        var humps = 0;
        for (at++; at < text.length() && isLetter(text.charAt(at)); at++) {
            if (isLower(text.charAt(at - 1)) && !isLower(text.charAt(at))) humps++;
        }
        var length = at - start;
        if (length <= 3) humps = 0;
        if (length > 18) return Math.max(length * 0.4, humps * 1.6);
        return 1 + Math.max(0, length - 4) * 0.22 + humps * 0.6;
    }

    /// Digits go by threes.
    private double digits() {
        var start = at;
        while (at < text.length() && isDigit(text.charAt(at))) at++;
        return Math.ceilDiv(at - start, 3);
    }

    private double newline() {
        var start = at++;
        skipSpaces();
        return at - start > 2 ? 1.5 : 0.6;
    }

    /// The space before a word belongs to it; before a number it is a token of its own.
    private double space() {
        var start = at++;
        if (at < text.length() && isDigit(text.charAt(at))) return 1 + digits();
        skipSpaces();
        return at - start > 1 ? 1 : 0;
    }

    private void skipSpaces() {
        while (at < text.length() && text.charAt(at) == ' ') at++;
    }

    private double other(char c) {
        if (isAccented(c)) return runOf(Script.ACCENTED);
        if (isMiddle(c)) return runOf(Script.MIDDLE);
        var code = text.codePointAt(at);
        at += Character.charCount(code);
        if (code < 128) return isBlank(c) ? 0 : 1;
        if (code > 0xffff) return 2.2;
        return isBlank(c) ? 0 : 1.3;
    }

    /// Scripts whose letters share tokens.
    private enum Script {
        ACCENTED(1.2),
        MIDDLE(2.2);

        private final double charsInOne;

        Script(double charsInOne) {
            this.charsInOne = charsInOne;
        }

        private boolean has(char c) {
            return this == ACCENTED ? isAccented(c) : isMiddle(c);
        }
    }

    private double runOf(Script script) {
        var start = at;
        while (at < text.length() && script.has(text.charAt(at))) at++;
        return at - start == 1 ? 1.3 : (at - start) / script.charsInOne;
    }

    private static boolean isLetter(char c) {
        return isLower(c) || (c >= 'A' && c <= 'Z');
    }

    private static boolean isLower(char c) {
        return c >= 'a' && c <= 'z';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /// Latin letters beyond ASCII.
    private static boolean isAccented(char c) {
        return c >= '\u00c0' && c <= '\u024f';
    }

    /// From Greek to the scripts of India and South-East Asia.
    private static boolean isMiddle(char c) {
        return c >= '\u0370' && c <= '\u1fff';
    }

    /// White space as ECMAScript's `\s` has it, without the space and the line feed.
    private static boolean isBlank(char c) {
        return switch (c) {
            case '\t', '\u000b', '\f', '\r', '\u2028', '\u2029', '\ufeff' -> true;
            case '\u3000' -> false;
            default -> Character.getType(c) == Character.SPACE_SEPARATOR;
        };
    }
}
