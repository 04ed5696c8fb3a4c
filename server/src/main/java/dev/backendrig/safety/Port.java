package dev.backendrig.safety;

import java.util.OptionalInt;

/// Reads ports (WHATWG URL, 4.4, port state).
final class Port {
    private static final int MAX = 65535;

    private Port() {}

    /// The port that is written after a host.
    ///
    /// @param text blank, `:` or `:` and digits
    /// @param fallback what it is when no digits are there
    /// @return nothing where it is not a port that a server could have, so not for `:0` either
    static OptionalInt read(String text, int fallback) {
        if (text.length() <= 1) return OptionalInt.of(fallback);
        var port = 0;
        for (var i = 1; i < text.length(); i++) {
            if (!isDigit(text.charAt(i))) return OptionalInt.empty();
            port = Math.min(port * 10 + text.charAt(i) - '0', MAX + 1);
        }
        return port >= 1 && port <= MAX ? OptionalInt.of(port) : OptionalInt.empty();
    }

    static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }
}
