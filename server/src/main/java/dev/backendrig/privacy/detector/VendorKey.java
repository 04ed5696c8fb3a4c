package dev.backendrig.privacy.detector;

/// The form of a vendor's keys: what they begin with, and how many characters of which alphabet
/// follow.
record VendorKey(String prefix, Alphabet alphabet, int shortest, int longest) {
    private static final int MOST_DIFFERENT = 8;
    private static final int LEAST_SEGMENT = 8;

    VendorKey {
        if (shortest < 1 || longest < shortest) {
            throw new IllegalArgumentException(
                    "lengths of " + prefix + ": " + shortest + " to " + longest);
        }
    }

    /// The end of a key that starts at a place, -1 if none does.
    int end(String text, int start) {
        if (!text.startsWith(prefix, start)) return -1;
        var body = start + prefix.length();
        // One more than fits: a longer run is no key.
        var end = alphabet.end(text, body, Math.min(text.length(), body + longest + 1));
        while (end > body && !Ascii.alphanumeric(text.charAt(end - 1)) && end - body > shortest)
            end--;
        if (end - body < shortest || end - body > longest || Ascii.alphanumericAt(text, end))
            return -1;
        return isMadeUp(text, body, end) ? -1 : end;
    }

    /// Whether it stands for a key in a manual: `sk-xxxxxxxx`, `sk-ant-your-key-goes-here`.
    private static boolean isMadeUp(String text, int start, int end) {
        var seen = new Distinct();
        var segment = 0;
        var longest = 0;
        for (var i = start; i < end; i++) {
            seen.add(text.charAt(i));
            segment = Ascii.alphanumeric(text.charAt(i)) ? segment + 1 : 0;
            longest = Math.max(longest, segment);
        }
        var different = Math.min(MOST_DIFFERENT, (end - start) / 2);
        return seen.count() < different || longest < Math.min(LEAST_SEGMENT, end - start);
    }
}
