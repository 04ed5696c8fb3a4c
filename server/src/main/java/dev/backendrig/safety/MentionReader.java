package dev.backendrig.safety;

import java.util.Optional;

/// Walks through a text and reads the hosts in it, in one pass. What follows a host up to the next
/// white space (path, query, fragment) is passed over, so a host there is not mentioned:
/// `https://example.com/?next=http://localhost/`. Confined to one thread.
final class MentionReader {
    /// An IPv6 address in full, with an IPv4 address at its end, is 45 characters long.
    private static final int MAX_BRACKETED = 45;

    /// Types of characters that host names are written with, before normalisation.
    private static final int HOST_TYPES =
            (1 << Character.UPPERCASE_LETTER)
                    | (1 << Character.LOWERCASE_LETTER)
                    | (1 << Character.TITLECASE_LETTER)
                    | (1 << Character.MODIFIER_LETTER)
                    | (1 << Character.OTHER_LETTER)
                    | (1 << Character.NON_SPACING_MARK)
                    | (1 << Character.COMBINING_SPACING_MARK)
                    | (1 << Character.ENCLOSING_MARK)
                    | (1 << Character.DECIMAL_DIGIT_NUMBER)
                    | (1 << Character.LETTER_NUMBER)
                    | (1 << Character.OTHER_NUMBER)
                    | (1 << Character.OTHER_SYMBOL)
                    | (1 << Character.FORMAT);

    /// Dots as UTS #46 knows them, `@` because what it is part of is no host, and the rest.
    private static final String HOST_MARKS = ".-_%:@\u3002\uff0e\uff61";

    private final String text;
    private int at;

    MentionReader(String text) {
        this.text = text;
    }

    /// The next host, or nothing at the end of the text.
    Optional<Mention> next() {
        while (at < text.length()) {
            var mention = readHere();
            if (mention.isPresent()) return mention;
        }
        return Optional.empty();
    }

    private Optional<Mention> readHere() {
        var first = takeHost();
        if (first.endsWith(":") && text.startsWith("//", at)) {
            at += 2;
            var host = takeHost();
            skipRest();
            return Mention.read(host, true);
        }
        if (!skipRest() && first.isEmpty()) at += Character.charCount(text.codePointAt(at));
        return Mention.read(first, false);
    }

    /// Moves over what can be a host with a port.
    private String takeHost() {
        var start = at;
        at = bracketEnd();
        while (at < text.length()) {
            var codePoint = text.codePointAt(at);
            if (!isOfHost(codePoint)) break;
            at += Character.charCount(codePoint);
        }
        return text.substring(start, at);
    }

    /// The end of `[…]` when an IPv6 address stands here, else this place.
    private int bracketEnd() {
        if (!text.startsWith("[", at)) return at;
        var limit = Math.min(text.length(), at + MAX_BRACKETED + 2);
        var close = text.indexOf(']', at, limit);
        var isAddress = close > 0 && Ipv6Text.read(text.substring(at + 1, close)).isPresent();
        return isAddress ? close + 1 : at;
    }

    private static boolean isOfHost(int codePoint) {
        return ((HOST_TYPES >> Character.getType(codePoint)) & 1) != 0
                || HOST_MARKS.indexOf(codePoint) >= 0;
    }

    /// Moves over a path, query or fragment that starts here.
    private boolean skipRest() {
        if (at == text.length() || "/?#".indexOf(text.charAt(at)) < 0) return false;
        while (at < text.length() && isOfRest(text.charAt(at))) at++;
        return true;
    }

    private static boolean isOfRest(char c) {
        return "<>\"".indexOf(c) < 0
                && !Character.isSpaceChar(c)
                && !Character.isWhitespace(c)
                && !Character.isISOControl(c);
    }
}
