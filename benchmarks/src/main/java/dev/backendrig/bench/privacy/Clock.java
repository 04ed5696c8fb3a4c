package dev.backendrig.bench.privacy;

import static java.util.Comparator.comparingDouble;
import static java.util.Comparator.comparingLong;

import dev.backendrig.bench.load.Distribution;
import dev.backendrig.privacy.detector.Detectors;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.List;
import java.util.stream.IntStream;

/// Takes the time that detectors need: by the clock, and of the processor alone. Other work of the
/// machine lengthens the first much and the second little, so each is measured several times and
/// the quietest time counts.
final class Clock {
    private static final int WARM_UP = 300;
    private static final int ROUNDS = 5;
    private static final int IN_A_ROUND = 400;
    private static final int TEXT_ROUNDS = 3;
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

    /// Of each of many runs over these pages in turn, after a warm-up: those of the round whose 99th
    /// percentile by the clock is the lowest.
    Times ofPages(Detectors detectors, List<String> pages) {
        round(detectors, pages, WARM_UP);
        return IntStream.range(0, ROUNDS)
                .mapToObj(i -> round(detectors, pages, IN_A_ROUND))
                .min(comparingDouble(it -> it.wall().percentile(0.99)))
                .orElseThrow();
    }

    private Times round(Detectors detectors, List<String> pages, int runs) {
        return Times.of(
                IntStream.range(0, runs)
                        .mapToObj(i -> time(detectors, pages.get(i % pages.size())))
                        .toList());
    }

    /// Of the quickest of several runs, after one that does not count.
    Time ofText(Detectors detectors, String text) {
        time(detectors, text);
        return IntStream.range(0, TEXT_ROUNDS)
                .mapToObj(i -> time(detectors, text))
                .min(comparingLong(Time::wall))
                .orElseThrow();
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
