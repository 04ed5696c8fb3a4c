package dev.backendrig.privacy.detector;

/// The part of an e-mail address before its `@` (RFC 5321, 4.1.2 and 4.5.3.1.1: at most 64).
///
/// Of the rarer signs that the RFC allows (`!#$&*=/?^{|}~`) none is taken: in running text and in
/// queries they stand between an address and what is beside it.
final class LocalPart {
    private static final int MAX = 64;

    private LocalPart() {}

    /// Where the local part starts that ends before this place; the place itself where there is
    /// none, or one that is too long.
    ///
    /// @param floor not read before it
    static int startBefore(String text, int at, int floor) {
        if (at > floor && text.charAt(at - 1) == '"') return quotedStart(text, at, floor);
        if (at == floor || text.charAt(at - 1) == '.') return at;
        var start = plainStart(text, at, floor);
        while (start < at && ".-+'".indexOf(text.charAt(start)) >= 0) start++;
        return at - start > MAX ? at : start;
    }

    /// Reads back to the first sign that cannot belong to it.
    private static int plainStart(String text, int at, int floor) {
        var ascii = at > floor && text.charAt(at - 1) < 0x80;
        var start = at;
        while (start > floor && at - start <= MAX) {
            var width = widthBefore(text, start, floor, ascii);
            if (width == 0) return start;
            start -= width;
        }
        return start;
    }

    /// How many chars the sign before this place takes; 0 where it does not belong.
    private static int widthBefore(String text, int index, int floor, boolean ascii) {
        if (isEscape(text, index - 3, floor)) return isPlain(escaped(text, index - 3)) ? 3 : 0;
        var sign = text.codePointBefore(index);
        if (sign == '.' && text.charAt(index) == '.') return 0;
        if (sign == '\'' && !isBetweenLetters(text, index - 1)) return 0;
        if (ascii && Chars.isUnspaced(sign)) return 0;
        return isPlain(sign) ? Character.charCount(sign) : 0;
    }

    private static boolean isPlain(int sign) {
        return Chars.isWord(sign) || "._%+-'".indexOf(sign) >= 0;
    }

    private static boolean isBetweenLetters(String text, int index) {
        return index > 0
                && Character.isLetter(text.charAt(index - 1))
                && Character.isLetter(text.charAt(index + 1));
    }

    /// A percent-encoded byte, as in a query.
    private static boolean isEscape(String text, int index, int floor) {
        return index >= floor
                && text.charAt(index) == '%'
                && Chars.isHex(text.charAt(index + 1))
                && Chars.isHex(text.charAt(index + 2));
    }

    private static int escaped(String text, int index) {
        var value = Integer.parseInt(text, index + 1, index + 3, 16);
        // A byte of a longer sign: a letter as likely as not.
        return value < 0x80 ? value : 'x';
    }

    /// `"any words"@example.com`: from its first quotation mark.
    private static int quotedStart(String text, int at, int floor) {
        var open = at - 2;
        while (open >= floor && at - open <= MAX && isQuotable(text.charAt(open))) open--;
        var good = open >= floor && open < at - 2 && text.charAt(open) == '"';
        return good && !Chars.isWordBefore(text, open) ? open : at;
    }

    private static boolean isQuotable(char c) {
        return c != '"' && c >= ' ' && c < 0x7f;
    }
}
