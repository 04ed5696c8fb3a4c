package dev.backendrig.privacy.detector;

import java.util.function.Consumer;

/// Private keys as blocks of text: PEM with the labels of PKCS #1, PKCS #8 and SEC 1 (RFC 7468,
/// sections 10 and 11), OpenSSH (`PROTOCOL.key`), OpenPGP (RFC 9580, 6.2) and SSH2.
///
/// The whole block counts, with its first and last line. One that is cut off counts as far as its
/// lines of Base64 go, line ends written as `\n` included. A block without Base64 is only talked
/// about.
final class PrivateKeyBlocks implements SecretForm {
    private static final String BEGIN = "BEGIN ";
    private static final String END = "END ";
    private static final String KEY = "PRIVATE KEY";
    private static final int LONGEST_LABEL = 48;
    private static final int SHORTEST_LINE = 16;
    private static final Alphabet DASH = Alphabet.of("", "- ");
    private static final Alphabet LABEL = Alphabet.of("AZ09", " ");
    private static final Alphabet BASE64 = Alphabet.of("09AZaz", "+/=");
    private static final Alphabet BREAK = Alphabet.of("", " \r\n\t");

    @Override
    public void find(String text, Consumer<Finding> found) {
        var begin = text.indexOf(BEGIN);
        while (begin >= 0) {
            var next = text.indexOf(BEGIN, begin + 1);
            var body = bodyStart(text, begin);
            if (body > 0) {
                var end = end(text, body, next < 0 ? text.length() : next);
                if (end > body) found.accept(SecretForm.secret(lineStart(text, begin), end));
            }
            begin = next;
        }
    }

    /// Where the text behind the first line of a private key begins; 0 if this is none.
    private static int bodyStart(String text, int begin) {
        if (!text.startsWith("--", lineStart(text, begin))) return 0;
        var limit = Math.min(text.length(), begin + LONGEST_LABEL);
        var labelEnd = LABEL.end(text, begin, limit);
        if (!text.substring(begin, labelEnd).contains(KEY)) return 0;
        return text.startsWith("--", labelEnd) ? DASH.end(text, labelEnd, text.length()) : 0;
    }

    private static int lineStart(String text, int begin) {
        var start = begin;
        while (start > 0 && begin - start < 6 && DASH.has(text.charAt(start - 1))) start--;
        while (start < begin && text.charAt(start) == ' ') start++;
        return start;
    }

    /// Where the block ends that has to end before the next one begins; 0 if it holds no key.
    private static int end(String text, int body, int next) {
        var lines = linesEnd(text, body, next);
        var last = lastLine(text, body, next);
        if (last < 0) return lines;
        return lines > 0 || hasLine(text, body, last) ? dashesEnd(text, last) : 0;
    }

    private static int lastLine(String text, int body, int next) {
        for (var at = body; at < next - END.length(); at++) {
            if (text.startsWith("-", at) && text.startsWith(END, at + 1)) return at + 1;
            if (text.startsWith("- " + END, at)) return at + 2;
        }
        return -1;
    }

    private static int dashesEnd(String text, int last) {
        var limit = Math.min(text.length(), last + LONGEST_LABEL);
        var end = DASH.end(text, LABEL.end(text, last, limit), text.length());
        while (text.charAt(end - 1) == ' ') end--;
        return end;
    }

    /// Whether any line can be one of a key; those before may be headers.
    private static boolean hasLine(String text, int from, int to) {
        for (var at = from; at < to; at++) {
            var end = BASE64.end(text, at, to);
            if (end - at >= SHORTEST_LINE) return true;
            at = end;
        }
        return false;
    }

    /// The end of the lines of Base64 that follow each other; 0 if there are none.
    private static int linesEnd(String text, int from, int to) {
        var end = 0;
        var at = breakEnd(text, from, to);
        while (at < to) {
            var line = BASE64.end(text, at, to);
            if (line - at < SHORTEST_LINE) break;
            end = line;
            at = breakEnd(text, line, to);
            if (at == line) break;
        }
        return end;
    }

    private static int breakEnd(String text, int from, int to) {
        var at = from;
        while (at < to) {
            if (BREAK.has(text.charAt(at))) at++;
            else if (text.startsWith("\\n", at) || text.startsWith("\\r", at)) at += 2;
            else break;
        }
        return at;
    }
}
