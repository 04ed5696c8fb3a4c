package dev.backendrig.privacy.detector;

import java.util.function.Consumer;

/// Finds IP addresses: version 4 in four decimal numbers (RFC 6943, 3.1.1, the strict form) and
/// version 6 (RFC 4291, 2.2), with its zone (RFC 4007, 11).
///
/// Not an address: what a word before it calls a version or a section, what follows the slash of a
/// product's name (`Chrome/120.0.0.0`), times, MAC addresses, slices (`1::2`).
public final class IpDetector implements Detector {
    private static final int MAX_ZONE = 16;

    @Override
    public DataKind kind() {
        return DataKind.IP;
    }

    @Override
    public void find(String text, Consumer<Finding> found) {
        var at = 0;
        while (at < text.length()) {
            if (!isSign(text.charAt(at))) {
                at++;
                continue;
            }
            var end = runEnd(text, at);
            findIn(text, at, end, found);
            at = end;
        }
    }

    private static boolean isSign(char c) {
        return c == ':' || c == '.' || Chars.isHex(c);
    }

    private static int runEnd(String text, int start) {
        var end = start;
        while (end < text.length() && isSign(text.charAt(end))) end++;
        return end;
    }

    /// A run of the signs that addresses consist of is one of version 6, or has some of version 4.
    private static void findIn(String text, int start, int end, Consumer<Finding> found) {
        var first = isLoneColon(text, start, start + 1) ? start + 1 : start;
        var last = text.charAt(end - 1) == '.' ? end - 1 : end;
        if (last > first && isLoneColon(text, last - 1, last - 2)) last--;
        if (isFree(text, first, last) && Ipv6.is(text, first, last)) {
            found.accept(new Finding(DataKind.IP, first, zoneEnd(text, last)));
            return;
        }
        for (var at = start; at < end; at++) {
            if (!Chars.isDigit(text.charAt(at))) continue;
            var stop = Ipv4.end(text, at);
            if (stop > at) found.accept(new Finding(DataKind.IP, at, stop));
            at = Math.max(at, Math.max(stop, DigitGroups.digitsEnd(text, at)) - 1);
        }
    }

    /// A colon of the sentence.
    private static boolean isLoneColon(String text, int index, int beside) {
        var inside = beside >= 0 && beside < text.length();
        return text.charAt(index) == ':' && !(inside && text.charAt(beside) == ':');
    }

    private static boolean isFree(String text, int start, int end) {
        return !Chars.isWordBefore(text, start) && !Chars.isWordAt(text, end);
    }

    private static int zoneEnd(String text, int end) {
        if (end >= text.length() || text.charAt(end) != '%') return end;
        var stop = end + 1;
        while (stop < text.length() && stop - end <= MAX_ZONE && isZone(text.charAt(stop))) stop++;
        return stop > end + 1 ? stop : end;
    }

    private static boolean isZone(char c) {
        return Chars.isAsciiLetter(c) || Chars.isDigit(c);
    }
}
