package dev.backendrig.bench.privacy;

import dev.backendrig.bench.load.Distribution;
import dev.backendrig.privacy.detector.Detectors;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;

/// Takes the time that detectors need: by the clock, and of the processor alone, which other work
/// of the machine does not lengthen.
final class Clock {
    private static final int WARM_UP = 300;
    private static final int MEASURED = 1_000;
    private static final double NANOS_IN_MS = 1e6;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private int findings;

    /// Of one run, in nanoseconds.
    record Time(long wall, long cpu) {}

    /// Of many runs, in nanoseconds.
    record Times(Distribution wall, Distribution cpu) {
        private static Times of(List<Time> times) {
            return new Times(
                    Distribution.of(times.stream().map(Time::wall).toList()),
                    Distribution.of(times.stream().map(Time::cpu).toList()));
        }
    }

    /// Of each of many runs over these pages in turn, after a warm-up.
    Times ofPages(Detectors detectors, List<String> pages) {
        var times = new ArrayList<Time>();
        for (var i = 0; i < WARM_UP + MEASURED; i++) {
            var time = time(detectors, pages.get(i % pages.size()));
            if (i >= WARM_UP) times.add(time);
        }
        return Times.of(times);
    }

    /// Of the second of two runs.
    Time ofText(Detectors detectors, String text) {
        time(detectors, text);
        return time(detectors, text);
    }

    private Time time(Detectors detectors, String text) {
        var cpu = THREADS.getCurrentThreadCpuTime();
        var wall = System.nanoTime();
        // Counted, so that no compiler leaves the work out.
        findings += detectors.find(text).size();
        return new Time(System.nanoTime() - wall, THREADS.getCurrentThreadCpuTime() - cpu);
    }

    int findings() {
        return findings;
    }

    static double millis(double nanos) {
        return nanos / NANOS_IN_MS;
    }
}
