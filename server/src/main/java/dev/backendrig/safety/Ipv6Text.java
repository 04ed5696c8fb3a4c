package dev.backendrig.safety;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// Reads and writes IPv6 addresses without their brackets (WHATWG URL, 3.5, IPv6 parser, and 3.6,
/// IPv6 serializer). A zone (`%eth0`) is not part of an address in a URL.
final class Ipv6Text {
    private static final int PIECES = 8;

    private Ipv6Text() {}

    static Optional<Host.V6> read(String text) {
        var gap = text.indexOf("::");
        if (gap < 0) return pieces(text).filter(all -> all.size() == PIECES).map(Ipv6Text::join);
        var before = gap == 0 ? Optional.of(List.<Integer>of()) : pieces(text.substring(0, gap));
        var rest = text.substring(gap + 2);
        var after = rest.isEmpty() ? Optional.of(List.<Integer>of()) : pieces(rest);
        // Dots belong to the end of an address, so they cannot stand before the gap.
        if (before.isEmpty() || after.isEmpty() || text.lastIndexOf('.', gap) >= 0) {
            return Optional.empty();
        }
        return fill(before.get(), after.get());
    }

    private static Optional<Host.V6> fill(List<Integer> before, List<Integer> after) {
        var missing = PIECES - before.size() - after.size();
        if (missing < 1) return Optional.empty();
        var all = new ArrayList<>(before);
        for (var i = 0; i < missing; i++) all.add(0);
        all.addAll(after);
        return Optional.of(join(all));
    }

    private static Host.V6 join(List<Integer> pieces) {
        return new Host.V6(join(pieces, 0), join(pieces, 4));
    }

    private static long join(List<Integer> pieces, int from) {
        var bits = 0L;
        for (var piece : pieces.subList(from, from + 4)) bits = (bits << 16) | piece;
        return bits;
    }

    private static Optional<List<Integer>> pieces(String text) {
        var parts = text.split(":", PIECES + 1);
        var pieces = new ArrayList<Integer>();
        for (var i = 0; i < parts.length; i++) {
            var dotted = i == parts.length - 1 && parts[i].contains(".");
            var added = dotted ? addDotted(parts[i], pieces) : addHex(parts[i], pieces);
            if (!added) return Optional.empty();
        }
        return Optional.of(pieces);
    }

    private static boolean addHex(String part, List<Integer> pieces) {
        if (part.isEmpty() || part.length() > 4) return false;
        if (!part.chars().allMatch(HexFormat::isHexDigit)) return false;
        return pieces.add(HexFormat.fromHexDigits(part));
    }

    /// Four decimal parts at the end stand for two pieces.
    private static boolean addDotted(String part, List<Integer> pieces) {
        var bits = 0;
        var bytes = part.split("\\.", -1);
        if (bytes.length != 4) return false;
        for (var text : bytes) {
            var value = decimalByte(text);
            if (value.isEmpty()) return false;
            bits = (bits << 8) | value.getAsInt();
        }
        return pieces.add(bits >>> 16) && pieces.add(bits & 0xffff);
    }

    private static OptionalInt decimalByte(String text) {
        var plain =
                !text.isEmpty()
                        && text.length() <= 3
                        && text.chars().allMatch(c -> c >= '0' && c <= '9')
                        && (text.length() == 1 || text.charAt(0) != '0');
        if (!plain) return OptionalInt.empty();
        var value = Integer.parseInt(text);
        return value <= 255 ? OptionalInt.of(value) : OptionalInt.empty();
    }

    /// Lower-case pieces without leading zeros, the first of the longest runs of two or more zero
    /// pieces written as `::`.
    static String write(Host.V6 address) {
        var gap = longestZeroRun(address);
        var text = new StringBuilder();
        for (var i = 0; i < PIECES; i++) {
            if (i == gap.start()) {
                text.append("::");
                i = gap.end() - 1;
                continue;
            }
            if (!text.isEmpty() && text.charAt(text.length() - 1) != ':') text.append(':');
            text.append(Integer.toHexString(address.piece(i)));
        }
        return text.toString();
    }

    private static ZeroRun longestZeroRun(Host.V6 address) {
        var longest = new ZeroRun(-1, 0);
        for (var i = 0; i < PIECES; i++) {
            var end = i;
            while (end < PIECES && address.piece(end) == 0) end++;
            if (end - i >= 2 && end - i > longest.end() - longest.start()) {
                longest = new ZeroRun(i, end);
            }
            i = Math.max(i, end - 1);
        }
        return longest;
    }

    private record ZeroRun(int start, int end) {}
}
