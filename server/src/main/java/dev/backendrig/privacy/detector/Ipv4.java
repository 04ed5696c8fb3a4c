package dev.backendrig.privacy.detector;

/// IP addresses of version 4 in running text.
final class Ipv4 {
    private Ipv4() {}

    /// Where the address ends that starts at this digit; -1 where there is none.
    static int end(String text, int start) {
        var end = quadEnd(text, start);
        if (end < 0 || goesOn(text, end) || isPart(text, start)) return -1;
        return Label.isOfAVersion(text, start) ? -1 : end;
    }

    /// Where four numbers from 0 to 255 end that points join; -1 where they are not there.
    static int quadEnd(String text, int start) {
        var at = start;
        for (var i = 0; i < 4; i++) {
            if (i > 0) {
                if (at >= text.length() || text.charAt(at) != '.') return -1;
                at++;
            }
            var end = numberEnd(text, at);
            if (end < 0) return -1;
            at = end;
        }
        return at;
    }

    private static int numberEnd(String text, int start) {
        var end = start;
        var value = 0;
        while (end < text.length() && end - start < 4 && Chars.isDigit(text.charAt(end))) {
            value = value * 10 + text.charAt(end) - '0';
            end++;
        }
        var padded = end - start > 1 && text.charAt(start) == '0';
        return end == start || value > 255 || padded ? -1 : end;
    }

    private static boolean isPart(String text, int start) {
        if (start == 0) return false;
        if (Chars.isWordBefore(text, start)) return true;
        return switch (text.charAt(start - 1)) {
            case '.' -> start > 1 && Chars.isDigit(text.charAt(start - 2));
            case '/' -> Chars.isWordBefore(text, start - 1);
            default -> false;
        };
    }

    private static boolean goesOn(String text, int end) {
        if (Chars.isWordAt(text, end)) return true;
        if (end + 1 >= text.length()) return false;
        var next = text.charAt(end + 1);
        return switch (text.charAt(end)) {
            case '.' -> Chars.isDigit(next);
            case '-', '+' -> Chars.isAsciiLetter(next);
            default -> false;
        };
    }
}
