package dev.backendrig.bench.privacy;

import dev.backendrig.bench.load.Distribution;
import dev.backendrig.privacy.detector.Detectors;
import java.util.ArrayList;
import java.util.List;

/// Takes the time that detectors need.
final class Clock {
    private static final int WARM_UP = 300;
    private static final int MEASURED = 1_000;
    private static final double NANOS_IN_MS = 1e6;

    private int findings;

    /// Of each of many runs over these pages in turn, after a warm-up, in nanoseconds.
    Distribution ofPages(Detectors detectors, List<String> pages) {
        var times = new ArrayList<Long>();
        for (var i = 0; i < WARM_UP + MEASURED; i++) {
            var time = nanos(detectors, pages.get(i % pages.size()));
            if (i >= WARM_UP) times.add(time);
        }
        return Distribution.of(times);
    }

    /// Of the second of two runs, in nanoseconds.
    long ofText(Detectors detectors, String text) {
        nanos(detectors, text);
        return nanos(detectors, text);
    }

    private long nanos(Detectors detectors, String text) {
        var start = System.nanoTime();
        // Counted, so that no compiler leaves the work out.
        findings += detectors.find(text).size();
        return System.nanoTime() - start;
    }

    int findings() {
        return findings;
    }

    static double millis(double nanos) {
        return nanos / NANOS_IN_MS;
    }
}
