package dev.backendrig.bench.report;

import java.util.Locale;

/// Numbers as they stand in tables.
public final class Figures {
    private static final double MIB = 1024.0 * 1024;

    private Figures() {}

    public static String millis(double nanos) {
        return String.format(Locale.ROOT, "%.2f", nanos / 1e6);
    }

    public static String mebibytes(double bytes) {
        return String.format(Locale.ROOT, "%.0f", bytes / MIB);
    }

    public static String kibibytes(double bytes) {
        return String.format(Locale.ROOT, "%.1f", bytes / 1024);
    }

    public static String one(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
