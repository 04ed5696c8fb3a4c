package dev.backendrig.safety;

import java.util.Optional;
import java.util.OptionalLong;

/// Reads IPv4 addresses in every spelling that browsers take (WHATWG URL, 3.5, IPv4 parser): one to
/// four parts, each decimal, octal (`0177`) or hexadecimal (`0x7f`), the last filling what is left.
final class Ipv4Text {
    private static final long TOO_BIG = 1L << 32;

    private Ipv4Text() {}

    /// Whether an ASCII host in lower case has to be an IPv4 address: its last part is a number.
    static boolean endsInNumber(String host) {
        var parts = parts(host);
        var last = parts[parts.length - 1];
        return last.startsWith("0x")
                ? number(last).isPresent()
                : !last.isEmpty() && last.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    static Optional<Host.V4> read(String host) {
        var parts = parts(host);
        if (parts.length > 4) return Optional.empty();
        var bits = 0L;
        for (var i = 0; i < parts.length; i++) {
            var width = i < parts.length - 1 ? 8 : 8 * (4 - i);
            var number = number(parts[i]);
            if (number.isEmpty() || number.getAsLong() >= 1L << width) return Optional.empty();
            bits = (bits << width) | number.getAsLong();
        }
        return Optional.of(new Host.V4((int) bits));
    }

    /// The parts between dots; one last dot is not counted.
    private static String[] parts(String host) {
        var end = host.endsWith(".") ? host.length() - 1 : host.length();
        return host.substring(0, end).split("\\.", -1);
    }

    private static OptionalLong number(String part) {
        if (part.isEmpty()) return OptionalLong.empty();
        if (part.startsWith("0x")) return number(part, 2, 16);
        var octal = part.length() > 1 && part.startsWith("0");
        return number(part, 0, octal ? 8 : 10);
    }

    /// The digits from an index on; none at all are a zero, as in `0x`.
    private static OptionalLong number(String part, int from, int radix) {
        var value = 0L;
        for (var i = from; i < part.length(); i++) {
            var digit = Character.digit(part.charAt(i), radix);
            if (digit < 0) return OptionalLong.empty();
            value = Math.min(value * radix + digit, TOO_BIG);
        }
        return OptionalLong.of(value);
    }
}
