package dev.backendrig.privacy.detector;

/// A set of ASCII characters.
record Alphabet(long low, long high) {
    static final Alphabet ALPHANUMERIC = of("09AZaz", "");
    static final Alphabet DIGITS = of("09", "");
    static final Alphabet HEX = of("09af", "");
    static final Alphabet BASE64_URL = of("09AZaz", "_-");

    /// @param ranges pairs of first and last characters
    /// @param others further characters
    static Alphabet of(String ranges, String others) {
        var alphabet = new Alphabet(0, 0);
        for (var i = 0; i < ranges.length(); i += 2) {
            for (var c = ranges.charAt(i); c <= ranges.charAt(i + 1); c++)
                alphabet = alphabet.with(c);
        }
        for (var i = 0; i < others.length(); i++) alphabet = alphabet.with(others.charAt(i));
        return alphabet;
    }

    private Alphabet with(char c) {
        return c < 64
                ? new Alphabet(low | (1L << c), high)
                : new Alphabet(low, high | (1L << (c - 64)));
    }

    boolean has(char c) {
        if (c >= 128) return false;
        return ((c < 64 ? low >>> c : high >>> (c - 64)) & 1) == 1;
    }

    /// Where the run that begins at a place ends, at the latest at a limit.
    int end(String text, int start, int limit) {
        var end = start;
        while (end < limit && has(text.charAt(end))) end++;
        return end;
    }
}
