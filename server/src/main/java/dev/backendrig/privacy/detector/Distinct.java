package dev.backendrig.privacy.detector;

/// Counts how many different ASCII characters were seen. For one thread.
final class Distinct {
    private long low;
    private long high;

    void add(char c) {
        if (c < 64) low |= 1L << c;
        else if (c < 128) high |= 1L << (c - 64);
    }

    int count() {
        return Long.bitCount(low) + Long.bitCount(high);
    }
}
